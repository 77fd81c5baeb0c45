import { describe, expect, test } from 'vitest'
import { settle } from '../../test/fakes/manual-clock.ts'
import { openTroubledStore } from '../../test/support/troubled-store.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { type Calls, createCalls } from './calls.ts'
import type { CallEvent } from './events.ts'

const minute = 60_000

/** A registry on a store, with a clock that a test sets. */
function registry(store: Pick<Store, 'calls'>) {
  const time = { now: 0 }
  const problems: unknown[] = []
  const calls = createCalls({
    log: store.calls,
    publish: () => undefined,
    now: () => time.now,
    onProblem: (error) => problems.push(error),
  })
  return { calls, time, problems }
}

const opening = (callId: string) =>
  ({ callId, from: '+15550100001', to: '+15550100099', line: 'webhook', greeting: 'Welcome.' }) as const
const silent = (turn: number): CallEvent => ({ type: 'caller.silent', turn })

/** A call that has begun, and of which the log knows. */
async function begin(calls: Calls, callId: string) {
  const call = calls.start(opening(callId))
  await call.record(silent(1))
  return call
}

async function endsOf(store: Store, callId: string): Promise<string[]> {
  const records = await store.calls.read(callId)
  return records.flatMap(({ event }) => (event.type === 'call.ended' ? [event.reason] : []))
}

describe('a call that ends', () => {
  test('leaves nothing in memory, were it a thousand of them', async () => {
    await using store = await openStore({ file: ':memory:' })
    const { calls } = registry(store)
    const ids = Array.from({ length: 1_000 }, (_, place) => `CA${place}`)
    const begun = await Promise.all(ids.map((id) => begin(calls, id)))
    expect(calls.live).toBe(1_000)
    await Promise.all(begun.map((call) => calls.end(call, 'caller', 'completed')))
    expect(calls.live).toBe(0)
    expect(await calls.find('CA7')).toMatchObject({ state: { ended: 'caller' } })
    expect(calls.live).toBe(0)
  })

  test('ends once, however often and in whatever way that is reported', async () => {
    await using store = await openStore({ file: ':memory:' })
    const { calls, problems } = registry(store)
    const call = await begin(calls, 'CA1')
    await Promise.all([calls.end(call, 'assistant', 'goodbye'), calls.end(call, 'caller', 'completed')])
    await calls.end(call, 'caller', 'completed')
    const found = await calls.find('CA1')
    if (found) await calls.end(found, 'caller', 'completed')
    expect(await endsOf(store, 'CA1')).toEqual(['assistant'])
    expect(problems).toEqual([])
  })

  test('is known to have ended before the log has it', async () => {
    await using store = await openTroubledStore()
    const { calls } = registry(store)
    const call = await begin(calls, 'CA1')
    store.trouble('append', 'hangs')
    const ends = [calls.end(call, 'assistant', 'goodbye'), calls.end(call, 'caller', 'completed')]
    await settle()
    expect(await calls.find('CA1')).toMatchObject({ state: { ended: 'assistant' } })
    store.heal()
    await Promise.all(ends)
    expect(calls.live).toBe(0)
  })
})

describe('after a restart', () => {
  test('the calls that the log has open count, until each is heard of again or ends', async () => {
    await using store = await openStore({ file: ':memory:' })
    const before = registry(store).calls
    await begin(before, 'CA1')
    await begin(before, 'CA2')
    await before.end(await begin(before, 'CA3'), 'caller', 'completed')

    const { calls } = registry(store)
    await calls.restore()
    expect(calls.live).toBe(2)
    const found = await calls.find('CA1')
    expect(found).toMatchObject({ state: { turn: 1, ended: null } })
    expect(calls.live).toBe(2)
    if (found) await calls.end(found, 'caller', 'completed')
    expect(calls.live).toBe(1)
  })
})

describe('a sweep', () => {
  test('ends the calls that have been silent too long, and only those', async () => {
    await using store = await openStore({ file: ':memory:' })
    const { calls, time } = registry(store)
    await begin(calls, 'CA-silent')
    time.now = 10 * minute
    await begin(calls, 'CA-lively')
    time.now = 20 * minute
    expect(await calls.sweep(5 * minute)).toBe(1)
    expect(await endsOf(store, 'CA-silent')).toEqual(['swept'])
    expect(await endsOf(store, 'CA-lively')).toEqual([])
    expect(calls.live).toBe(1)
  })

  test('ends those too that only the log knows since a restart', async () => {
    await using store = await openStore({ file: ':memory:' })
    await begin(registry(store).calls, 'CA1')
    const { calls, time } = registry(store)
    await calls.restore()
    time.now = 20 * minute
    expect(await calls.sweep(5 * minute)).toBe(1)
    expect(await endsOf(store, 'CA1')).toEqual(['swept'])
    expect(calls.live).toBe(0)
  })

  test('spares a call that another process has heard of since', async () => {
    await using store = await openStore({ file: ':memory:' })
    const other = registry(store)
    const served = await begin(other.calls, 'CA1')
    const { calls, time } = registry(store)
    await calls.restore()
    other.time.now = 10 * minute
    await served.record(silent(2))
    time.now = 20 * minute
    expect(await calls.sweep(5 * minute)).toBe(0)
    expect(await endsOf(store, 'CA1')).toEqual([])
  })

  test('goes on past a call that another process has written to', async () => {
    await using store = await openStore({ file: ':memory:' })
    const { calls, time, problems } = registry(store)
    await begin(calls, 'CA-stale')
    await begin(calls, 'CA-silent')
    const elsewhere = await registry(store).calls.find('CA-stale')
    await elsewhere?.record(silent(2))
    time.now = 20 * minute
    expect(await calls.sweep(5 * minute)).toBe(1)
    expect(await endsOf(store, 'CA-stale')).toEqual([])
    expect(await endsOf(store, 'CA-silent')).toEqual(['swept'])
    expect(problems).toEqual([])
    expect(calls.live).toBe(0)
  })
})
