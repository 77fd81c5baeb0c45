import { describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock, settle } from '../../test/fakes/manual-clock.ts'
import { type TestAction, testAction } from '../../test/fakes/test-actions.ts'
import { openStore } from '../store/open-store.ts'
import { createActing } from './acting.ts'
import { createCalls } from './calls.ts'
import { deferActions } from './deferred-actions.ts'
import type { CallEvent } from './events.ts'

const never = new AbortController().signal
const english = 'en-US'

/** A call in which something can be done, in its first turn. */
async function openCall(actions: readonly TestAction[], past: readonly CallEvent[] = []) {
  const clock = createManualClock()
  const store = await openStore({ file: ':memory:' })
  const problems: unknown[] = []
  const onProblem = (error: unknown) => void problems.push(error)
  const calls = createCalls({ log: store.calls, publish: () => {}, now: clock.now, onProblem })
  const call = calls.start({ callId: 'CA1', from: '+15550100', to: '+15550101', line: 'relay', greeting: 'Hello' })
  await call.record({ type: 'caller.said', turn: 1, text: 'Book me in.', via: 'speech', confidence: null }, ...past)
  const acting = createActing({ actions: () => actions, clock, onProblem })
  return {
    ...{ call, clock, acting, problems },
    turn: acting.forTurn(call, { turn: 1, language: english }),
    /** All that the log has of actions, in short. */
    async log() {
      await call.record()
      await store.check(AbortSignal.timeout(5_000))
      return (await store.calls.read('CA1')).flatMap(({ event }) => inShort(event))
    },
    [Symbol.asyncDispose]: () => store.close(),
  }
}

function inShort(event: CallEvent): string[] {
  if (event.type === 'tool.called') return [`called ${event.name} in ${event.turn}`]
  if (event.type !== 'tool.finished') return []
  return [`${event.late ? 'late: ' : ''}${event.name} ${event.outcome}`]
}

/** Time goes by, before and after everything that waits for the store's thread has happened. */
async function pass({ clock, log }: { clock: ManualClock; log(): Promise<unknown> }, ms: number): Promise<void> {
  for (const part of [0, ms, 0]) {
    for (let round = 0; round < 3; round += 1) {
      await log()
      await settle()
    }
    await clock.advance(part)
  }
}

const day = (text: string) => ({ name: 'book', input: { day: text } })

describe('an action', () => {
  test('is in the log before it has effects, and its end before anybody is told', async () => {
    const seen: string[][] = []
    const action = testAction({
      run: async () => {
        seen.push(await desk.log())
        return { outcome: 'done', text: 'Booked for Tuesday.', data: { id: 7 } }
      },
    })
    await using desk = await openCall([action])
    const report = await desk.turn.run(day('Tuesday'), never)
    expect(report).toEqual({ outcome: 'done', text: 'Booked for Tuesday.', then: null })
    expect(seen).toEqual([['called book in 1']])
    expect(await desk.log()).toEqual(['called book in 1', 'book done'])
    expect(action.runs[0]?.context).toMatchObject({ callId: 'CA1', caller: '+15550100', turn: 1, language: english })
  })

  test('asked for three times in one breath runs once, whatever the spelling of its input', async () => {
    const action = testAction()
    await using desk = await openCall([action])
    const reports = await Promise.all(['Tuesday', 'tuesday', ' Tuesday'].map((text) => desk.turn.run(day(text), never)))
    expect(reports.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
    expect(action.runs).toHaveLength(1)
    const again = await desk.turn.run(day('Tuesday'), never)
    expect(again).toMatchObject({ outcome: 'done', text: expect.stringContaining('already') })
    const later = desk.acting.forTurn(desk.call, { turn: 2, language: english })
    expect(await later.run(day('Tuesday'), never)).toMatchObject({ outcome: 'done' })
    expect(action.runs).toHaveLength(1)
    await later.run(day('Friday'), never)
    expect(action.runs).toHaveLength(2)
  })

  test('without effects is looked up anew in another turn, and tried again when it failed', async () => {
    const hours = testAction({ name: 'look', effects: false })
    const flaky = testAction({ run: () => ({ outcome: flaky.runs.length > 1 ? 'done' : 'failed', text: 'So.' }) })
    await using desk = await openCall([hours, flaky])
    const later = desk.acting.forTurn(desk.call, { turn: 2, language: english })
    for (const turn of [desk.turn, desk.turn, later]) await turn.run({ name: 'look', input: { day: 'x' } }, never)
    expect(hours.runs).toHaveLength(2)
    expect(await desk.turn.run(day('x'), never)).toMatchObject({ outcome: 'failed' })
    expect(await desk.turn.run(day('x'), never)).toMatchObject({ outcome: 'failed' })
    expect(await later.run(day('x'), never)).toMatchObject({ outcome: 'done' })
    expect(flaky.runs.map(({ context }) => context.id)).not.toEqual([
      flaky.runs[0]?.context.id,
      flaky.runs[0]?.context.id,
    ])
  })

  test('that is not offered, has a wrong input or is above the caller is refused, with the reason', async () => {
    const closed = testAction({ name: 'closed', isOffered: () => false })
    const broken = testAction({
      name: 'broken',
      isOffered: () => {
        throw new Error('a fault of the action')
      },
    })
    const secret = testAction({ name: 'read_record', level: 'verified' })
    await using desk = await openCall([testAction(), closed, broken, secret])
    expect(desk.turn.offered.map(({ name }) => name)).toEqual(['book', 'read_record'])
    const refused = async (name: string, input: unknown) => (await desk.turn.run({ name, input }, never)).text
    expect(await refused('closed', { day: 'x' })).toContain('no action "closed"')
    expect(await refused('dial', {})).toContain('no action "dial"')
    expect(await refused('book', {})).toContain('"day" is missing')
    expect(await refused('book', undefined)).toContain('not valid JSON')
    expect(await refused('read_record', { day: 'x' })).toContain('verified')
    expect(secret.runs).toEqual([])
    expect(desk.problems).toEqual([new Error('a fault of the action')])
    expect(desk.turn.results).toEqual([])
  })

  test('that takes too long has timed out; what comes later is kept, and told in the next turn', async () => {
    const action = testAction({
      limitMs: 1_000,
      run: async () => {
        await desk.clock.sleep(5_000)
        return { outcome: 'done', text: 'Booked after all.' }
      },
    })
    await using desk = await openCall([action])
    const running = desk.turn.run(day('Tuesday'), never)
    await pass(desk, 1_000)
    expect(await running).toMatchObject({ outcome: 'timed-out', text: expect.stringContaining('not known') })
    expect(desk.turn.done).toEqual([])
    await pass(desk, 5_000)
    expect(await desk.log()).toEqual(['called book in 1', 'book timed-out', 'late: book done'])
    const next = desk.acting.forTurn(desk.call, { turn: 2, language: english })
    expect(next.results).toMatchObject([{ name: 'book', outcome: 'done', text: 'Booked after all.', late: true }])
    expect(next.done).toMatchObject([{ name: 'book' }])
    await desk.acting.settled()
  })

  test('with effects goes on when the caller cuts in; one without is cancelled', async () => {
    const run = async (_input: unknown, _context: unknown, signal: AbortSignal) => {
      await desk.clock.sleep(2_000, signal)
      return { outcome: 'done', text: 'So it is.' } as const
    }
    const book = testAction({ run })
    const look = testAction({ name: 'look', effects: false, run })
    await using desk = await openCall([book, look])
    const caller = new AbortController()
    const both = [
      desk.turn.run(day('x'), caller.signal),
      desk.turn.run({ name: 'look', input: { day: 'x' } }, caller.signal),
    ]
    const ended = Promise.allSettled(both)
    await pass(desk, 500)
    caller.abort(new Error('the caller spoke'))
    expect(await ended).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
    await pass(desk, 2_000)
    await desk.acting.settled()
    expect((await desk.log()).slice(2).toSorted()).toEqual(['late: book done', 'look cancelled'])
    expect(desk.problems).toEqual([])
  })

  test('does not begin when the caller cut in before', async () => {
    const action = testAction()
    await using desk = await openCall([action])
    const caller = new AbortController()
    const running = desk.turn.run(day('x'), caller.signal)
    caller.abort(new Error('the caller spoke'))
    await expect(running).rejects.toThrow('the caller spoke')
    await desk.acting.settled()
    expect(action.runs).toEqual([])
  })

  test('that throws has failed, and tells nobody why', async () => {
    const action = testAction({ run: () => Promise.reject(new Error('password is 1234')) })
    await using desk = await openCall([action])
    const report = await desk.turn.run(day('x'), never)
    expect(report).toMatchObject({ outcome: 'failed', text: expect.not.stringContaining('1234') })
    expect(desk.problems).toHaveLength(1)
  })

  test('may give what cannot be kept', async () => {
    const data: Record<string, unknown> = {}
    data['self'] = data
    await using desk = await openCall([testAction({ run: () => ({ outcome: 'done', text: 'x'.repeat(9_000), data }) })])
    const report = await desk.turn.run(day('x'), never)
    expect(report.text.length).toBe(4_000)
    expect(await desk.log()).toEqual(['called book in 1', 'book done'])
  })

  test('has its turn: effects come one after the other, all else side by side', async () => {
    const order: string[] = []
    const slow = (name: string, effects: boolean) =>
      testAction({
        name,
        effects,
        run: async () => {
          order.push(`${name} begins`)
          await desk.clock.sleep(1_000)
          order.push(`${name} ends`)
          return { outcome: 'done', text: '' }
        },
      })
    await using desk = await openCall([slow('a', true), slow('b', true), slow('c', false)])
    const all = Promise.all(['a', 'b', 'c'].map((name) => desk.turn.run({ name, input: { day: 'x' } }, never)))
    await pass(desk, 1_000)
    await pass(desk, 1_000)
    await all
    expect(order.indexOf('b begins')).toBeGreaterThan(order.indexOf('a ends'))
    expect(order.indexOf('c begins')).toBeLessThan(order.indexOf('a ends'))
  })

  test('runs six times in a turn at most', async () => {
    const action = testAction()
    await using desk = await openCall([action])
    const asked = Array.from({ length: 9 }, (_, index) => desk.turn.run(day(`day ${index}`), never))
    const reports = await Promise.all(asked)
    expect(reports.filter(({ outcome }) => outcome === 'done')).toHaveLength(6)
    expect(action.runs).toHaveLength(6)
  })

  test('does with the call what its last result says, once it is done', async () => {
    const then = { kind: 'transfer', target: 'billing', because: 'asked' } as const
    const put = testAction({ name: 'put', run: () => ({ outcome: 'done', text: '', then }) })
    const failing = testAction({ name: 'fail', run: () => ({ outcome: 'failed', text: '', then: { kind: 'end' } }) })
    await using desk = await openCall([put, failing])
    expect(desk.turn.directive).toBeNull()
    await desk.turn.run({ name: 'put', input: { day: 'x' } }, never)
    await desk.turn.run({ name: 'fail', input: { day: 'x' } }, never)
    expect(desk.turn.directive).toEqual(then)
    expect(desk.acting.forTurn(desk.call, { turn: 1, language: english }).directive).toEqual(then)
    const next = desk.acting.forTurn(desk.call, { turn: 2, language: english })
    expect(next.directive).toBeNull()
    expect([desk.turn.done.length, next.done.length]).toEqual([1, 0])
  })

  test('of a form that was filled runs though no model is offered it', async () => {
    const action = testAction({ isOffered: () => false })
    await using desk = await openCall([action])
    const report = await desk.acting.perform(desk.call, { turn: 1, language: english }, day('x'), never)
    expect(report.outcome).toBe('done')
  })
})

describe('after a crash between the beginning of an action and its end', () => {
  /** What the log has of the call when the program comes back. */
  async function crashed(action: TestAction) {
    const hanging = testAction({ ...action, run: () => new Promise(() => {}) })
    await using before = await openCall([hanging])
    const caller = new AbortController()
    before.turn.run(day('Tuesday'), caller.signal).catch(() => undefined)
    await pass(before, 0)
    const { id, key, name, effects, input } = before.call.state.actions[0] ?? expect.fail('nothing was begun')
    caller.abort(new Error('the program ends'))
    return { type: 'tool.called', turn: 1, id, key, name, effects, input } as const
  }

  test('what has effects is not done again, and nobody claims that it was', async () => {
    const action = testAction()
    await using desk = await openCall([action], [await crashed(action)])
    expect(desk.turn.results).toMatchObject([{ outcome: null, text: expect.stringContaining('not known') }])
    expect(await desk.turn.run(day('tuesday'), never)).toMatchObject({
      outcome: 'failed',
      text: expect.stringContaining('not known'),
    })
    expect(action.runs).toEqual([])
    expect(await desk.log()).toEqual(['called book in 1', 'late: book failed'])
  })

  test('what can be asked for again is, under the same id', async () => {
    const action = testAction({ idempotent: true })
    const begun = await crashed(action)
    await using desk = await openCall([action], [begun])
    expect(await desk.turn.run(day('Tuesday'), never)).toMatchObject({ outcome: 'done' })
    expect(action.runs.map(({ context }) => context.id)).toEqual([begun.id])
    expect(await desk.log()).toEqual(['called book in 1', 'book done'])
  })

  test('what has no effects is looked up again', async () => {
    const action = testAction({ effects: false })
    await using desk = await openCall([action], [await crashed(action)])
    expect(await desk.turn.run(day('Tuesday'), never)).toMatchObject({ outcome: 'done' })
    expect(action.runs).toHaveLength(1)
  })

  test('the next turn closes what nobody asked for again', async () => {
    const action = testAction()
    await using desk = await openCall([action], [await crashed(action)])
    desk.acting.forTurn(desk.call, { turn: 2, language: english })
    expect(await desk.log()).toEqual(['called book in 1', 'late: book failed'])
  })
})

describe('for words that may still change', () => {
  test('nothing begins before a turn adopts them', async () => {
    const action = testAction()
    await using desk = await openCall([action])
    const deferred = deferActions(desk.turn)
    const running = deferred.actions.run(day('x'), never)
    await pass(desk, 10_000)
    expect(action.runs).toEqual([])
    expect(await desk.log()).toEqual([])
    deferred.adopt(desk.acting.forTurn(desk.call, { turn: 1, language: english }))
    expect(await running).toMatchObject({ outcome: 'done' })
    expect(deferred.actions.done).toMatchObject([{ name: 'book' }])
  })

  test('nothing ever begins when they are dropped', async () => {
    const action = testAction()
    await using desk = await openCall([action])
    const dropped = new AbortController()
    const running = deferActions(desk.turn).actions.run(day('x'), dropped.signal)
    dropped.abort(new Error('other words came'))
    await expect(running).rejects.toThrow('other words came')
    expect(action.runs).toEqual([])
    expect(await desk.log()).toEqual([])
  })
})
