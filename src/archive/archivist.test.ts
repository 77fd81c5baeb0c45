import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../test/fakes/manual-clock.ts'
import { onEveryDatabase } from '../../test/store-contract.ts'
import { recordsOf, said, started } from '../../test/store-records.ts'
import { factSettings, madeUpCalls, startArchivistOf, takeUpAll } from '../../test/support/archive-desk.ts'
import type { CallEvent } from '../conversation/events.ts'
import { openStore } from '../store/open-store.ts'
import { createArchive } from './archive.ts'
import { entryOf } from './entry-of.ts'
import type { ArchiveWriter } from './ports.ts'

const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
const at = Date.UTC(2026, 9, 1, 15)
const day = { from: 20261001, to: 20261001 }
const everybody = { mayReadNumbers: true, tests: 'with' } as const
const page = { before: null, limit: 10 }

function summarised(amount: number): CallEvent {
  return {
    ...{
      type: 'call.summarised',
      outcome: 'unanswered',
      summary: 'A parrot',
      fields: [],
      sentiment: null,
      model: null,
    },
    cost: { currency: 'USD', amount, prices: '2026-11', parts: [] },
  }
}

describe('a call', () => {
  onEveryDatabase('is known once it has ended, and again when its log has grown', async (store) => {
    const archive = createArchive(store.archive)
    const find = async (text: string) => (await archive.find({ text, ...everybody }, page)).calls.length
    await store.calls.append(recordsOf('CA1', [started(), said(1, 'A violin'), ended], 0, at))
    await takeUpAll(store)
    expect(await archive.facts('CA1')).toMatchObject({ isRead: true, outcome: 'unanswered', cost: null })
    expect([await find('violin'), await find('parrot')]).toEqual([1, 0])
    await store.calls.append(recordsOf('CA1', [summarised(0.5)], 3, at))
    await takeUpAll(store)
    await store.calls.append(recordsOf('CA1', [{ type: 'recording.stored', sid: 'RE1', seconds: 2 }], 4, at))
    await takeUpAll(store)
    expect(await archive.facts('CA1')).toMatchObject({ cost: { millionths: 500_000 }, isRecorded: true })
    expect([await find('violin'), await find('parrot')]).toEqual([1, 1])
    const { period } = await archive.insights(day)
    expect(period).toMatchObject({
      calls: 1,
      turns: 1,
      recorded: 1,
      cost: [{ currency: 'USD', millionths: 500_000, calls: 1 }],
    })
  })

  onEveryDatabase('that has not ended is not read', async (store) => {
    await store.calls.append(
      recordsOf('CA1', [started(), said(1), { type: 'session.closed', session: 's', how: 'lost', detail: '' }]),
    )
    expect(await store.archiveWriter.due(1)).toEqual([])
  })

  onEveryDatabase('is counted once, whoever else has read it at the same time', async (store) => {
    const { archiveWriter: writer } = store
    await store.calls.append(recordsOf('CA1', [started(), said(1), ended], 0, at))
    const [due] = await writer.due(1)
    if (!due) throw new Error('it is due')
    const records = await writer.records('CA1')
    const entries = [1, 2].map((claim) => entryOf(due, records, factSettings, claim))
    for (const entry of entries) await writer.write(entry ? [entry] : [])
    expect(await createArchive(store.archive).insights(day)).toMatchObject({ period: { calls: 1, turns: 1 } })
    expect((await createArchive(store.archive).find({ text: 'open', ...everybody }, page)).calls).toHaveLength(1)
  })

  onEveryDatabase('that grew while it was read is read again', async (store) => {
    const { archiveWriter: writer } = store
    await store.calls.append(recordsOf('CA1', [started(), said(1), ended], 0, at))
    const [due] = await writer.due(1)
    const entry = due && entryOf(due, await writer.records('CA1'), factSettings, 7)
    await store.calls.append(recordsOf('CA1', [summarised(1)], 3, at))
    await writer.write(entry ? [entry] : [])
    expect(await writer.due(1)).toMatchObject([{ callId: 'CA1', claim: 7, counted: { facts: { cost: null } } }])
  })

  onEveryDatabase('moves to another day when the business does', async (store) => {
    await store.calls.append(recordsOf('CA1', [started(), said(1), ended], 0, Date.UTC(2026, 9, 1, 23)))
    await takeUpAll(store)
    await store.calls.append(recordsOf('CA1', [summarised(1)], 3))
    const tokyo = startArchivistOf(store, {
      settings: () => ({ ...factSettings, localTime: () => ({ day: 20261002, hour: 8 }) }),
    })
    await expect.poll(() => store.archiveWriter.due(1)).toEqual([])
    await tokyo.stop()
    const { period, before } = await createArchive(store.archive).insights({ from: 20261002, to: 20261002 })
    expect([before.calls, period.calls]).toEqual([0, 1])
  })
})

test('a log that cannot be read holds up none of the others, and is told once', async () => {
  await using store = await openStore({ file: ':memory:' })
  const problems: unknown[] = []
  for (const records of madeUpCalls(20)) await store.calls.append(records)
  const archive: ArchiveWriter = {
    ...store.archiveWriter,
    records: (callId) =>
      callId === 'CA1-19' ? Promise.reject(new Error('broken')) : store.archiveWriter.records(callId),
  }
  const archivist = startArchivistOf({ archiveWriter: archive }, { onProblem: (error) => void problems.push(error) })
  await expect.poll(async () => (await store.archiveWriter.due(9)).map(({ callId }) => callId)).toEqual(['CA1-19'])
  await archivist.stop()
  expect(problems).toEqual([new Error('broken')])
})

describe('the archivist', () => {
  /** One that takes 8 ms for each batch, with as many calls due as there are to come. */
  function slowArchive(clock: ReturnType<typeof createManualClock>, batches: number) {
    const written: number[] = []
    const nobody: ArchiveWriter = {
      due: async () => (written.length < batches ? [{ callId: `CA${written.length}`, claim: 0, counted: null }] : []),
      records: async (callId) => recordsOf(callId, [started(), ended]),
      async write(entries) {
        if (entries.length > 0) written.push(clock.now())
        await clock.sleep(8)
      },
      clean: async () => false,
    }
    return { written, archive: nobody }
  }

  async function gaps(liveCalls: number): Promise<number[]> {
    const clock = createManualClock()
    const { written, archive } = slowArchive(clock, 4)
    const archivist = startArchivistOf({ archiveWriter: archive }, { clock, liveCalls: () => liveCalls })
    for (let step = 0; step < 500; step += 1) await clock.advance(1)
    const stopped = archivist.stop()
    await clock.advance(1)
    await stopped
    return written.slice(1).map((when, place) => when - (written[place] ?? 0))
  }

  test('works a tenth of the time while callers are on the line, and half of it else', async () => {
    expect(await gaps(1)).toEqual([80, 80, 80])
    expect(await gaps(0)).toEqual([16, 16, 16])
  })

  test('hears of the end of a call, and else looks once a minute', async () => {
    const clock = createManualClock()
    let looked = 0
    const archive = {
      ...slowArchive(clock, 0).archive,
      due: async () => {
        looked += 1
        return []
      },
    }
    const archivist = startArchivistOf({ archiveWriter: archive }, { clock })
    await clock.advance(100)
    expect(looked).toBe(1)
    for (const record of recordsOf('CA1', [started(), said(1)])) archivist.onRecord(record)
    await clock.advance(1_000)
    expect(looked).toBe(1)
    for (const record of recordsOf('CA1', [ended])) archivist.onRecord(record)
    await clock.advance(1_000)
    expect(looked).toBe(2)
    await clock.advance(60_000)
    expect(looked).toBe(3)
    await archivist.stop()
    expect(clock.sleepers()).toBe(0)
  })
})
