import { describe, expect } from 'vitest'
import { onEveryDatabase } from '../../../test/store-contract.ts'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import type { LeasedEntry, Outbox } from '../../after-call/ports.ts'
import type { CallEvent } from '../../conversation/events.ts'

const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: 'completed' }
const emergency = (sure: boolean): CallEvent => ({ type: 'emergency.heard', turn: 1, emergency: 'fire', sure })
const far = 9_000_000

const claim = (outbox: Outbox, lease: string, now = far) => outbox.claim({ lease, now, until: now + 100, limit: 10 })
const placesOf = (entries: readonly LeasedEntry[]) => entries.map(({ callId, seq, kind }) => `${callId} ${seq} ${kind}`)

describe('the outbox', () => {
  onEveryDatabase('is filled by the events of the log, and by nothing else', async ({ calls, outbox }) => {
    await calls.append(recordsOf('CA1', [started(), said(1), emergency(false), emergency(true), ended]))
    await expect(calls.append(recordsOf('CA1', [ended], 4))).rejects.toThrow()
    const listed = await outbox.list({ states: ['waiting'], limit: 10 })
    expect(listed.map(({ id, kind }) => [id, kind]).toSorted()).toEqual([
      ['CA1:3', 'emergency.heard'],
      ['CA1:4', 'call.ended'],
    ])
  })

  onEveryDatabase('gives the first of each call to one worker only, and the next once it is done', async (store) => {
    const { calls, outbox } = store
    for (const id of ['CA1', 'CA2']) await calls.append(recordsOf(id, [started(), emergency(true), ended]))
    const [one, other] = await Promise.all([claim(outbox, 'one'), claim(outbox, 'other')])
    expect(placesOf([...one, ...other]).toSorted()).toEqual(['CA1 1 emergency.heard', 'CA2 1 emergency.heard'])
    const [entry] = [...one, ...other].filter(({ callId }) => callId === 'CA1')
    if (entry) await outbox.delivered(entry, far)
    expect(placesOf(await claim(outbox, 'third'))).toEqual(['CA1 2 call.ended'])
  })

  onEveryDatabase(
    'gives an entry to another when its lease runs out, and the first can settle it no more',
    async (store) => {
      const { calls, outbox } = store
      await calls.append(recordsOf('CA1', [started(), ended]))
      const [lost] = await claim(outbox, 'one', far)
      expect(await outbox.nextDueAt()).toBe(far + 100)
      expect(await claim(outbox, 'two', far + 99)).toEqual([])
      const [taken] = await claim(outbox, 'two', far + 100)
      expect(taken).toMatchObject({ id: lost?.id, attempts: 2, firstTriedAt: far })
      if (lost) await outbox.delivered(lost, far)
      expect(await outbox.find('CA1:1')).toMatchObject({ state: 'waiting' })
      if (taken) await outbox.renew([taken], far + 900)
      expect(await claim(outbox, 'three', far + 300)).toEqual([])
    },
  )

  onEveryDatabase('keeps what follows from an entry once, however often it is said', async ({ calls, outbox }) => {
    await calls.append(recordsOf('CA1', [started(), ended]))
    const [entry] = await claim(outbox, 'one')
    const next = { id: 'msg_1', callId: 'CA1', seq: 1, kind: 'call.ended', target: 'email:a@b.example' } as const
    if (entry) await outbox.delivered(entry, far, [next])
    if (entry) await outbox.delivered(entry, far, [next])
    expect(placesOf(await claim(outbox, 'two'))).toEqual(['CA1 1 call.ended'])
    expect(await claim(outbox, 'three')).toEqual([])
  })

  onEveryDatabase('waits, counts attempts, gives up and starts over', async ({ calls, outbox }) => {
    await calls.append(recordsOf('CA1', [started(), ended]))
    expect(await outbox.nextDueAt()).toBe(1_003_000)
    const [first] = await claim(outbox, 'one')
    if (first) await outbox.postpone(first, far + 5)
    expect(await claim(outbox, 'two', far + 4)).toEqual([])
    const [second] = await claim(outbox, 'two', far + 5)
    expect(second?.attempts).toBe(1)
    if (second) await outbox.later(second, { error: 'status 500', dueAt: far + 9 })
    expect(await outbox.nextDueAt()).toBe(far + 9)
    await calls.append(recordsOf('CA2', [started(), ended]))
    expect(await outbox.counts()).toEqual({ waiting: 2, failing: 1, dead: 0 })
    const failing = await outbox.list({ states: ['waiting'], limit: 9, hasFailed: true })
    expect(failing).toMatchObject([{ id: 'CA1:1', lastError: 'status 500', dueAt: far + 9 }])
    const [other] = await claim(outbox, 'other', far)
    if (other) await outbox.delivered(other, far)
    const [third] = await claim(outbox, 'three', far + 9)
    expect(third?.attempts).toBe(2)
    if (third) await outbox.dead(third, { error: 'status 410', now: far + 10 })
    expect(await outbox.nextDueAt()).toBeNull()
    expect(await outbox.counts()).toEqual({ waiting: 0, failing: 0, dead: 1 })
    expect(await outbox.list({ states: ['dead'], limit: 1 })).toMatchObject([
      { state: 'dead', lastError: 'status 410', settledAt: far + 10 },
    ])
    expect(await outbox.replay(['CA1:1', 'nobody'], far + 20)).toBe(1)
    expect(await claim(outbox, 'four', far + 20)).toMatchObject([{ id: 'CA1:1', attempts: 1 }])
  })
})
