import { afterEach, expect, test } from 'vitest'
import type { AuditPage } from '../../src/console/routes/audit/schema.ts'
import type { SteeringOptions } from '../../src/console/routes/steering/schema.ts'
import { addPerson, asOwner, startConsole } from '../support/console.ts'
import { newCallSid } from '../support/signed.ts'
import { caller, spokenIn, type TestApp } from '../support/test-app.ts'

const sid = newCallSid(1)
const people = [{ name: 'reception', to: '+15550100110' }]
let app: TestApp
afterEach(() => app[Symbol.asyncDispose]())

async function start() {
  app = await startConsole({ assistant: { models: [], people, transfers: { countries: ['US'] } } })
  const owner = await asOwner(app)
  const line = caller(app, sid)
  await line.call()
  return { owner, operator: await addPerson(app, owner, 'Otto', 'operator'), line }
}

test('an operator ends a call, which is in the audit log and, with the name, in the call', async () => {
  const { owner, operator, line } = await start()
  expect((await operator.post(`/api/calls/${sid}/end`)).status).toBe(204)
  expect(spokenIn((await line.say(1, 'Hello?')).body)).toEqual(['Thank you for calling. Goodbye!'])
  expect((await operator.get(`/api/calls/${sid}/events`)).text).toContain('"by":"Otto"')
  expect((await operator.post(`/api/calls/${sid}/end`)).body).toMatchObject({ message: 'This call is not going on.' })
  const audit = await owner.get<AuditPage>('/api/audit')
  expect(audit.text).toContain('call.end')
  expect(audit.text).toContain(sid)
})

test('an operator has the caller put through, to people of the settings only', async () => {
  const { operator, line } = await start()
  expect((await operator.post(`/api/calls/${sid}/transfer`, { target: '+19005550100' })).status).toBe(404)
  expect((await operator.post(`/api/calls/${sid}/transfer`, { target: 'reception' })).status).toBe(204)
  expect((await line.say(1, 'Hello?')).body).toContain('+15550100110')
})

test('nobody whispers to an assistant that no model answers for, and a whisper is one line', async () => {
  const { operator } = await start()
  expect((await operator.post(`/api/calls/${sid}/whisper`, { text: 'Be kind.' })).status).toBe(409)
  expect((await operator.post(`/api/calls/${sid}/whisper`, { text: ' \n ' })).status).toBe(400)
})

test('an operator is told whom callers can be put through to, and that nobody would hear a whisper', async () => {
  const { operator } = await start()
  expect((await operator.get<SteeringOptions>('/api/steering')).body).toEqual({
    people: [{ name: 'reception', about: null, to: '+15550100110', mode: 'warm' }],
    hearsWhispers: false,
  })
})
