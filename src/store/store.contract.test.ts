import { describe, expect } from 'vitest'
import { onEveryDatabase } from '../../test/store-contract.ts'
import { recordsOf, said, started } from '../../test/store-records.ts'
import type { CallEvent } from '../conversation/events.ts'
import { SequenceConflict } from '../conversation/ports.ts'
import { StoreError } from './store-error.ts'

const many = (count: number) => Array.from({ length: count }, (_, index) => index)
const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: 'completed' }
const reply = (key: string, body = '<Response/>'): CallEvent => {
  return { type: 'reply.sent', key, input: 'hash', body, turn: 1, given: 1, from: 0, listens: true }
}

describe('append and read', () => {
  onEveryDatabase('reads a call back in order, and only that call', async ({ calls }) => {
    const records = recordsOf('CA1', [started(), said(1), reply('1'), said(2), ended])
    await calls.append(records.slice(0, 2))
    await calls.append(recordsOf('CA2', [started()]))
    await calls.append(records.slice(2))
    expect(await calls.read('CA1')).toEqual(records)
    expect(await calls.read('CA2')).toHaveLength(1)
    expect(await calls.read('CA3')).toEqual([])
  })

  onEveryDatabase('takes a large batch as one', async ({ calls }) => {
    const records = recordsOf(
      'CA1',
      many(1_501).map((turn) => said(turn)),
    )
    await calls.append(records)
    expect(await calls.read('CA1')).toEqual(records)
  })

  onEveryDatabase('takes an empty batch', async ({ calls }) => {
    await expect(calls.append([])).resolves.toBeUndefined()
  })

  onEveryDatabase('keeps each call in order when many append at once without waiting', async ({ calls }) => {
    const ids = many(60).map((index) => `CA${index}`)
    await Promise.all(ids.flatMap((id) => many(20).map((seq) => calls.append(recordsOf(id, [said(seq)], seq)))))
    for (const id of ids) {
      const records = await calls.read(id)
      expect(records).toEqual(
        recordsOf(
          id,
          many(20).map((turn) => said(turn)),
        ),
      )
    }
  })

  const texts: [string, string][] = [
    ['emoji and right-to-left', 'مرحبا 👩‍⚕️ שלום'],
    ['nulls and control characters', 'a\u0000b\u0007\r\n'],
    ['a lone surrogate', 'half \ud83d of it'],
    ['quotes and SQL', `'); drop table events; -- "\\`],
    ['64 kB', 'é'.repeat(32 * 1024)],
    ['nothing', ''],
  ]
  for (const [name, text] of texts) {
    onEveryDatabase(`gives back ${name} unchanged`, async ({ calls }) => {
      const records = recordsOf('CA1', [said(1, text), reply('1', text)])
      await calls.append(records)
      expect(await calls.read('CA1')).toEqual(records)
      expect(await calls.findReply('CA1', '1')).toEqual({ input: 'hash', body: text })
    })
  }

  onEveryDatabase('keeps an event type of a newer version as it is', async ({ calls }) => {
    const newer = { type: 'call.whispered', to: 'nobody', deep: { list: [1, null] } } as unknown as CallEvent
    await calls.append(recordsOf('CA1', [newer]))
    expect(await calls.read('CA1')).toEqual(recordsOf('CA1', [newer]))
  })
})

describe('conflicts', () => {
  onEveryDatabase('refuses a place that is taken and writes nothing of that append', async ({ calls }) => {
    await calls.append(recordsOf('CA1', [started(), said(1)]))
    await expect(calls.append(recordsOf('CA1', [said(2), said(3)], 1))).rejects.toThrow(SequenceConflict)
    expect(await calls.read('CA1')).toEqual(recordsOf('CA1', [started(), said(1)]))
  })

  onEveryDatabase('refuses a second reply with the same key in a call', async ({ calls }) => {
    await calls.append(recordsOf('CA1', [reply('turn-1')]))
    await calls.append(recordsOf('CA2', [reply('turn-1')]))
    await expect(calls.append(recordsOf('CA1', [reply('turn-1', 'other')], 1))).rejects.toThrow(SequenceConflict)
    expect(await calls.findReply('CA1', 'turn-1')).toEqual({ input: 'hash', body: '<Response/>' })
  })

  onEveryDatabase('does not let one call’s conflict fail the others', async ({ calls }) => {
    await calls.append(recordsOf('CA7', [started()]))
    const outcomes = await Promise.allSettled(
      many(20).map((index) => calls.append(recordsOf(`CA${index}`, [started(), said(1)]))),
    )
    const failed = outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))
    expect(failed).toEqual([7])
    expect(await calls.read('CA19')).toHaveLength(2)
  })

  onEveryDatabase('fails what waits behind a conflict in the same call, so that no gap opens', async ({ calls }) => {
    await calls.append(recordsOf('CA1', [started()]))
    const outcomes = await Promise.allSettled([
      calls.append(recordsOf('CA1', [said(1), said(2)])),
      calls.append(recordsOf('CA2', [started()])),
      calls.append(recordsOf('CA1', [said(3)], 2)),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    expect(await calls.read('CA1')).toHaveLength(1)
  })

  onEveryDatabase('refuses what is no record and goes on with the rest', async ({ calls }) => {
    const unserialisable = { ...said(1), text: 1n } as unknown as CallEvent
    const nameless = recordsOf('CA2', [said(1)]).map((record) => ({ ...record, at: null as unknown as number }))
    const outcomes = await Promise.allSettled([
      calls.append(recordsOf('CA1', [unserialisable])),
      calls.append(nameless),
      calls.append(recordsOf('CA3', [said(1)])),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    for (const outcome of outcomes.slice(0, 2)) expect(outcome).toHaveProperty('reason.name', 'StoreError')
  })
})

describe('questions about calls', () => {
  onEveryDatabase('finds a reply by its key within its call', async ({ calls }) => {
    await calls.append(recordsOf('CA1', [reply('a', 'first'), reply('b', 'second')]))
    expect(await calls.findReply('CA1', 'b')).toEqual({ input: 'hash', body: 'second' })
    expect(await calls.findReply('CA1', 'c')).toBeNull()
    expect(await calls.findReply('CA2', 'b')).toBeNull()
  })

  onEveryDatabase('lists calls without an end, oldest first, with their newest record', async ({ calls }) => {
    await calls.append(recordsOf('CA-late', [started(), said(1)], 0, 9_000_000))
    await calls.append(recordsOf('CA-early', [started()], 0, 1_000_000))
    await calls.append(recordsOf('CA-done', [started(), ended], 0, 500_000))
    expect(await calls.openCalls()).toEqual([
      { callId: 'CA-early', startedAt: 1_000_000, lastAt: 1_000_000 },
      { callId: 'CA-late', startedAt: 9_000_000, lastAt: 9_001_000 },
    ])
    await calls.append(recordsOf('CA-early', [ended], 1))
    expect((await calls.openCalls()).map(({ callId }) => callId)).toEqual(['CA-late'])
  })

  onEveryDatabase('counts a caller’s calls from a moment on, the moment included', async ({ calls }) => {
    for (const hour of many(5)) await calls.append(recordsOf(`CA${hour}`, [started('+491')], 0, hour * 3_600_000))
    await calls.append(recordsOf('CA-other', [started('+492')], 0, 4 * 3_600_000))
    expect(await calls.countCallsFrom('+491', 3 * 3_600_000)).toBe(2)
    expect(await calls.countCallsFrom('+491', 3 * 3_600_000 + 1)).toBe(1)
    expect(await calls.countCallsFrom('+493', 0)).toBe(0)
  })

  onEveryDatabase('counts no calls of the console’s own telephone', async ({ calls }) => {
    await calls.append(recordsOf('CA1', [{ ...started('+491'), test: true } as CallEvent]))
    await calls.append(recordsOf('CA2', [started('+491')]))
    expect(await calls.countCallsFrom('+491', 0)).toBe(1)
  })
})

describe('life of a store', () => {
  onEveryDatabase('can be checked again and again', async (store) => {
    await store.check(AbortSignal.timeout(10_000))
    await store.check(AbortSignal.timeout(10_000))
  })

  onEveryDatabase('stops waiting for a check when told to', async (store) => {
    const reason = new Error('enough')
    await expect(store.check(AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  onEveryDatabase('writes out what was appended before it closes', async (store) => {
    const appended = many(100).map((index) => store.calls.append(recordsOf(`CA${index}`, [started()])))
    await store.close()
    await expect(Promise.all(appended)).resolves.toHaveLength(100)
  })

  onEveryDatabase('refuses everything once closed, and can be closed again', async (store) => {
    await Promise.all([store.close(), store.close()])
    await expect(store.calls.append(recordsOf('CA1', [started()]))).rejects.toThrow(StoreError)
    await expect(store.calls.read('CA1')).rejects.toThrow(StoreError)
    await expect(store.check(AbortSignal.timeout(10_000))).rejects.toThrow(StoreError)
  })
})
