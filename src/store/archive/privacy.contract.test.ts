import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { onEveryDatabase, temporaryFolder } from '../../../test/store-contract.ts'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import { takeUpAll } from '../../../test/support/archive-desk.ts'
import { createArchive } from '../../archive/archive.ts'
import { entryOf } from '../../archive/entry-of.ts'
import { localTimes } from '../../archive/facts/local-time.ts'
import type { CallEvent } from '../../conversation/events.ts'
import { systemClock } from '../../lib/clock.ts'
import { eraseCaller } from '../../privacy/caller-data.ts'
import { createRedactor } from '../../privacy/redactor/redactor.ts'
import { sweepOnce } from '../../privacy/retention.ts'
import { withRedaction } from '../../privacy/with-redaction.ts'
import { openStore, type Store } from '../open-store.ts'

const caller = '+15551230001'
const other = '+15551230002'
const at = Date.UTC(2026, 9, 1, 15)
const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
const message: CallEvent = {
  ...{ type: 'message.taken', turn: 1, id: 'm1' },
  message: {
    ...{ kind: 'message', for: 'Sales', name: 'Ottoline', number: null, reason: 'tuba', urgency: null, bestTime: null },
  },
}
const everybody = { mayReadNumbers: true } as const

const found = async (store: Store, filter: { text: string } | { caller: string }) =>
  (await createArchive(store.archive).find({ ...filter, ...everybody }, { before: null, limit: 100 })).calls.map(
    ({ callId }) => callId,
  )

async function fill(store: Store): Promise<void> {
  const spoken = said(1, 'A violin, call 555 123 0001')
  await store.calls.append(recordsOf('CA1', [started(caller), said(1, 'A violin'), message, ended], 0, at))
  await store.calls.append(recordsOf('CA2', [started(other), spoken, ended], 0, at))
  await takeUpAll(store)
}

async function erase(store: Store): Promise<void> {
  const data = { records: store.callerRecords, memory: store.callerMemory, carrier: null }
  const request = { number: caller, at: 7, withoutCarrier: true }
  expect(await eraseCaller(data, request, new AbortController().signal)).toMatchObject({
    kind: 'erased',
    isUnreadable: true,
  })
}

const never = { words: null, calls: null, recordings: null, unanswered: null, messages: null, outbox: null }

async function sweep(store: Store, keepDays: Partial<Record<keyof typeof never, number>>): Promise<void> {
  const options = { keepDays: { ...never, ...keepDays }, kept: store.keptData, carrier: null, clock: systemClock }
  const onProblem = (error: unknown) => {
    throw error
  }
  await sweepOnce({ ...options, onProblem }, new AbortController().signal)
}

describe('an erased caller', () => {
  onEveryDatabase('is found by nothing any more, nor by what others said of the number', async (store) => {
    await fill(store)
    expect(await found(store, { text: 'violin' })).toEqual(['CA2', 'CA1'])
    expect(await found(store, { caller: '1230001' })).toEqual(['CA1'])
    expect(await found(store, { text: '5551230001' })).toEqual(['CA2', 'CA1'])
    await erase(store)
    expect(await found(store, { caller: '1230001' })).toEqual([])
    expect(await found(store, { text: '5551230001' })).toEqual([])
    expect(await createArchive(store.archive).facts('CA1')).toBeNull()
    await takeUpAll(store)
    expect(await found(store, { text: '5551230001' })).toEqual([])
    expect(await found(store, { text: 'violin' })).toEqual(['CA2'])
  })

  onEveryDatabase('still counts, as one of many', async (store) => {
    await fill(store)
    await erase(store)
    await takeUpAll(store)
    const { period } = await createArchive(store.archive).insights({ from: 20261001, to: 20261001 })
    expect(period).toMatchObject({ calls: 2, turns: 2 })
  })

  onEveryDatabase('is not put back by who has just read the log', async (store) => {
    await store.calls.append(recordsOf('CA1', [started(caller), said(1, 'A violin'), ended]))
    await store.calls.append(recordsOf('CA2', [started(other), said(1, 'call 555 123 0001'), ended]))
    const settings = { language: 'en-US', localTime: localTimes('UTC') }
    const read = await Promise.all(
      (await store.archiveWriter.due(9)).map(async (due) =>
        entryOf(due, await store.archiveWriter.records(due.callId), settings, 99),
      ),
    )
    await erase(store)
    await store.archiveWriter.write(read.filter((entry) => entry !== null))
    expect(await found(store, { text: '5551230001' })).toEqual([])
    expect(await found(store, { text: 'violin' })).toEqual([])
  })
})

describe('what was kept long enough', () => {
  onEveryDatabase('is no longer found by its words, while messages are, and facts and sums stay', async (store) => {
    await fill(store)
    const facts = await createArchive(store.archive).facts('CA1')
    await sweep(store, { words: 1 })
    expect(await found(store, { text: 'violin' })).toEqual([])
    await takeUpAll(store)
    expect(await found(store, { text: 'violin' })).toEqual([])
    expect(await found(store, { text: 'tuba' })).toEqual(['CA1'])
    await sweep(store, { messages: 1 })
    await takeUpAll(store)
    expect(await found(store, { text: 'tuba' })).toEqual([])
    expect(await found(store, { caller: '1230001' })).toEqual(['CA1'])
    expect(await createArchive(store.archive).facts('CA1')).toEqual(facts)
    const { period } = await createArchive(store.archive).insights({ from: 20261001, to: 20261001 })
    expect(period).toMatchObject({ calls: 2, turns: 2, messages: 1 })
  })

  onEveryDatabase('is gone from the list with its call', async (store) => {
    await fill(store)
    await sweep(store, { calls: 1 })
    expect(await found(store, { text: 'violin' })).toEqual([])
    expect(await createArchive(store.archive).facts('CA1')).toBeNull()
    expect(await createArchive(store.archive).count(everybody)).toEqual({ count: 0, isMore: false })
  })
})

onEveryDatabase('what is stored masked is found masked, but for the caller’s own number', async (store) => {
  const redactor = createRedactor({ level: 'strict', ownForms: [] })
  const log = withRedaction(store.calls, { words: redactor, matters: redactor })
  const words = 'My card is 4111 1111 1111 1111, call 555 987 6543 or mail ana@example.com'
  await log.append(recordsOf('CA1', [started(caller), said(1, words), ended]))
  await takeUpAll(store)
  for (const text of ['4111', '4111111111111111', '5559876543', '6543', 'example']) {
    expect(await found(store, { text })).toEqual([])
  }
  expect(await found(store, { text: 'my card' })).toEqual(['CA1'])
  expect(await found(store, { caller: '0001' })).toEqual(['CA1'])
})

/** Whether any of the texts can be read in the database's files. */
async function readable(file: string, texts: readonly string[]): Promise<string[]> {
  const files = await Promise.all([file, `${file}-wal`].map((name) => readFile(name, 'latin1').catch(() => '')))
  return texts.filter((text) => files.some((content) => content.includes(text)))
}

test('words that were kept long enough are in no file once the index was cleaned, beside calls that stay', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  await using store = await openStore({ file })
  const now = Date.now()
  // Few among many, so that they do not leave by themselves when the index is kept in order.
  const calls = Array.from({ length: 300 }, (_, call) => {
    const isOld = call % 100 === 50
    const words = said(1, isOld ? `quackenbush glockenspiel${call}` : 'euphonium')
    return recordsOf(`CA${call}`, [started(other), words, ended], 0, isOld ? now - 9 * 86_400_000 : now)
  })
  await Promise.all(calls.map((records) => store.calls.append(records)))
  await takeUpAll(store)
  const texts = ['quackenbush', 'glockenspiel', 'euphonium']
  await store.keptData.settle() // out of the journal, where it was written first
  expect(await readable(file, texts)).toEqual(texts)
  await sweep(store, { words: 7 })
  await takeUpAll(store)
  expect(await readable(file, texts)).toEqual(['euphonium'])
  expect((await createArchive(store.archive).count({ text: 'euphonium', ...everybody })).count).toBe(297)
  expect(await store.archiveWriter.clean()).toBe(false)
})

test('the index holds no more calls than there are', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  await using store = await openStore({ file })
  await fill(store)
  await erase(store)
  await takeUpAll(store)
  using database = new DatabaseSync(file, { readOnly: true })
  const kept = database.prepare('select id from call_words_docsize').all()
  expect(kept).toEqual(database.prepare('select key as id from call_facts').all())
  const virtual = database.prepare("select name from pragma_table_list where type = 'virtual'").all()
  expect(virtual.map(({ name }) => name)).toEqual(['call_words'])
})
