import { afterEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { LineInfo } from '../../src/console/routes/line/schema.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { addPerson, asOwner, startConsole } from '../support/console.ts'
import { newCallSid } from '../support/signed.ts'
import { caller, type TestApp } from '../support/test-app.ts'

const sid = newCallSid(7)
let app: TestApp
afterEach(() => app[Symbol.asyncDispose]())

async function start(...words: string[]) {
  app = await startConsole({ assistant: { models: [] }, env: { TWILIO_PHONE_NUMBER: '+15550100099' } })
  const owner = await asOwner(app)
  const line = caller(app, sid)
  await line.call({ From: '+15550100143' })
  for (const [place, said] of words.entries()) await line.say(place + 1, said)
  await line.hangUp()
  return { owner, viewer: await addPerson(app, owner, 'Vera', 'viewer') }
}

const words = 'When are you open? <b>My number</b> is +1 555 010 0777, and ana@example.com'

describe('a call as a file', () => {
  test.each([
    ['json', 'application/json; charset=utf-8', 'json', /"format": "frontdesk.call"/],
    ['text', 'text/plain; charset=utf-8', 'txt', /Caller: When are you open\? <b>My number<\/b>/],
    ['vtt', 'text/vtt; charset=utf-8', 'vtt', /^WEBVTT[\s\S]*<v Caller>When are you open\? &lt;b&gt;My number/],
  ])(
    'of the format %s has its type and name, and numbers for those only who may see them',
    async (format, type, ending, expected) => {
      const { owner, viewer } = await start(words)
      const whole = await owner.get(`/api/calls/${sid}/export?format=${format}`)
      expect([whole.status, whole.headers['content-type']]).toEqual([200, type])
      expect(whole.headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="call-\\d{4}-\\d\\d-\\d\\d-\\d{4}-000007\\.${ending}"$`),
      )
      expect(whole.text).toMatch(expected)
      expect(whole.text).toMatch(/010 0777/)
      const masked = await viewer.get(`/api/calls/${sid}/export?format=${format}`)
      expect(masked.status).toBe(200)
      expect(masked.text).not.toMatch(/010 ?0777|5550100143/)
    },
  )

  test('is refused in formats that there are not, and of calls that there are not', async () => {
    const { owner } = await start('Hello?')
    const odd = await owner.get<{ faults: unknown }>(`/api/calls/${sid}/export?format=pdf`)
    expect([odd.status, odd.body.faults]).toEqual([400, [expect.objectContaining({ path: 'format' })]])
    expect((await owner.get('/api/calls/CAnobody/export')).status).toBe(404)
    expect((await owner.get('/api/calls/CAnobody/scenario')).status).toBe(404)
  })
})

test('a scenario of a call can be played, and tells nobody who called', async () => {
  const { owner } = await start(words, 'Goodbye')
  const { text, headers } = await owner.get(`/api/calls/${sid}/scenario`)
  expect(headers['content-type']).toBe('application/yaml; charset=utf-8')
  expect(headers['content-disposition']).toMatch(/^attachment; filename="call-[\d-]+-000007\.yaml"$/)
  expect(text).not.toMatch(/0777|ana@example/)
  expect(parse(text).turns[0].caller).toMatch(/^When are you open\?/)
  expect(readScenario(text, 'made.yaml')).toMatchObject({ value: { turns: [{}, {}] }, faults: [] })
})

test('the line is told by its number and webhook', async () => {
  const { viewer } = await start()
  expect((await viewer.get<LineInfo>('/api/line')).body).toEqual({
    number: '+15550100099',
    webhook: 'https://frontdesk.example/call',
  })
})
