import { expect, test } from 'vitest'
import { createCall } from './call.ts'
import { type CallerProfile, lookUpCaller } from './caller-lookup.ts'
import type { CallRecord } from './events.ts'

const profile: CallerProfile = { known: true, name: 'Ann', language: 'es-ES', notes: 'Likes tea.', level: 'known' }
const numbers = { from: '+15550100123', to: '+15550100100' }

function newCall() {
  const records: CallRecord[] = []
  const log = { append: async (added: readonly CallRecord[]) => void records.push(...added) }
  const call = createCall('CA1', [], {
    log: log as never,
    publish: () => undefined,
    now: () => 0,
    onProblem: (error) => {
      throw error
    },
  })
  return { call, records }
}

test('what a service says of the caller goes into the log and the state', async () => {
  const { call, records } = newCall()
  await lookUpCaller({ find: async () => profile }, call, numbers)
  expect(records.map(({ event }) => event)).toEqual([{ type: 'caller.looked-up', turn: 0, ...profile }])
  expect(call.state).toMatchObject({ level: 'known', lookedUp: { name: 'Ann' } })
})

test('a level that was proven stays', async () => {
  const { call } = newCall()
  await call.record({ type: 'caller.verified', turn: 1 })
  await lookUpCaller({ find: async () => ({ ...profile, level: 'unknown' }) }, call, numbers)
  expect(call.state.level).toBe('verified')
})

test('nothing said leaves nothing, and so does what comes after the end', async () => {
  const { call, records } = newCall()
  await lookUpCaller({ find: async () => null }, call, numbers)
  await call.record({ type: 'call.ended', reason: 'caller', detail: '' })
  await lookUpCaller({ find: async () => profile }, call, numbers)
  expect(records.map(({ event }) => event.type)).toEqual(['call.ended'])
})
