import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../test/fakes/manual-clock.ts'
import { type TestAction, testAction } from '../../test/fakes/test-actions.ts'
import { openStore } from '../store/open-store.ts'
import { createActing } from './acting.ts'
import { createCalls } from './calls.ts'
import type { CallEvent } from './events.ts'

/** What comes of an action that is run in a call with these marks, and what the log has of it. */
async function run(action: TestAction, marks: Pick<Extract<CallEvent, { type: 'call.started' }>, 'test' | 'forReal'>) {
  const clock = createManualClock()
  await using store = await openStore({ file: ':memory:' })
  const parts = { log: store.calls, publish: () => {}, now: clock.now, onProblem: () => {} }
  const parties = { from: '+15550100', to: '+15550101', line: 'relay', greeting: 'Hello' } as const
  const call = createCalls(parts).start({ callId: 'CA1', ...parties, ...marks })
  await call.record({ type: 'caller.said', turn: 1, text: 'Book me in.', via: 'speech', confidence: null })
  const acting = createActing({ actions: () => [action], clock, onProblem: () => {} })
  const { signal } = new AbortController()
  const request = { name: action.name, input: { day: 'Tuesday' } }
  const report = await acting.forTurn(call, { turn: 1, language: 'en-US' }).run(request, signal)
  const { done } = acting.forTurn(call, { turn: 1, language: 'en-US' })
  const finished = (await store.calls.read('CA1')).flatMap(({ event }) =>
    event.type === 'tool.finished' ? [event] : [],
  )
  return { report, done, finished }
}

const aTest = { test: true } as const

describe('in a rehearsal', () => {
  test('what has effects is not carried out, but may be spoken of as done, and the log tells', async () => {
    const action = testAction()
    const { report, done, finished } = await run(action, aTest)
    expect(action.runs).toEqual([])
    expect(report).toMatchObject({ outcome: 'done', text: expect.stringContaining('only rehearsed') })
    expect(done).toMatchObject([{ name: 'book', effects: true }])
    expect(finished).toMatchObject([{ outcome: 'done', data: { rehearsed: true } }])
  })

  test('an action may say what would have come of it', async () => {
    const rehearse = () => ({ outcome: 'done', text: 'Booked.', data: { code: 7 }, then: { kind: 'end' } }) as const
    const { report, finished } = await run(testAction({ rehearse }), aTest)
    expect(report).toEqual({ outcome: 'done', text: 'Booked.', then: { kind: 'end' } })
    expect(finished).toMatchObject([{ data: { code: 7, rehearsed: true } }])
  })

  test.each([
    ['what only looks something up', testAction({ effects: false })],
    ['what changes nothing but the log', testAction({ staysInside: true })],
  ])('%s is done', async (_what, action) => {
    const { finished } = await run(action, aTest)
    expect(action.runs).toHaveLength(1)
    expect(action.runs[0]?.context.isTest).toBe(true)
    expect(finished).toMatchObject([{ data: {} }])
  })
})

test.each([
  ['a test that is for real', { test: true, forReal: true } as const],
  ['any other call', {}],
])('in %s everything is done', async (_what, marks) => {
  const action = testAction()
  await run(action, marks)
  expect(action.runs).toHaveLength(1)
})
