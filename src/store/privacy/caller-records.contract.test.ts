import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { onEveryDatabase, temporaryFolder } from '../../../test/store-contract.ts'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import { takeUpAll } from '../../../test/support/archive-desk.ts'
import type { CallEvent } from '../../conversation/events.ts'
import { logEvents } from '../../events/log-events.ts'
import { systemClock } from '../../lib/clock.ts'
import { eraseCaller, exportCaller } from '../../privacy/caller-data.ts'
import { openStore, type Store } from '../open-store.ts'
import { tablesOfCalls } from './delete-calls.ts'

const number = '+15551230001'
const other = '+15551230002'
const signal = new AbortController().signal
const words = 'My violin teacher is Ottoline Quackenbush'

const message: CallEvent = {
  type: 'message.taken',
  turn: 1,
  id: 'm1',
  message: {
    ...{ kind: 'call-back', for: null, name: 'Ottoline', number, reason: words, urgency: null, bestTime: null },
  },
}
const question: CallEvent = { type: 'question.unanswered', turn: 1, question: words, because: 'nothing-found' }
const stored: CallEvent = { type: 'recording.stored', sid: 'RE1', seconds: 3 }
const texts: CallEvent = { type: 'text.sent', turn: 1, id: 't1', template: null, to: 'caller' }
const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
const events = [started(number), said(1, words), message, question, texts, stored, ended]
const spellings = ['call 555 123 0001', '(555) 123-0001', '+1 555-123-0001', '0015551230001', '15551230001']

/** Two calls of the caller, and one of somebody else who speaks of the number. */
async function fill(store: Store): Promise<void> {
  await store.calls.append(recordsOf('CA1', events))
  await store.calls.append(recordsOf('CA2', events))
  const mentions = spellings.map((spelling, index) => said(index + 1, spelling))
  const untouched = said(9, 'order 95551230001 and 555 123 0002')
  await store.calls.append(recordsOf('CA3', [started(other), ...mentions, untouched, ended]))
  const caller = { name: 'Ottoline', language: 'en-US', summary: words, openPoints: [words], calledAt: 5 }
  await store.callerMemory.remember(number, caller)
  await store.callerMemory.remember(other, { ...caller, name: 'Sam', summary: `wants ${number}`, openPoints: [] })
}

function carrier() {
  const deleted: string[] = []
  return {
    deleted,
    recordingsOf: async (callId: string) => [`RE-${callId}`],
    deleteRecording: async (sid: string) => void deleted.push(sid),
    textsOf: async () => ['SM1'],
    deleteText: async (sid: string) => void deleted.push(sid),
  }
}

const dataOf = (store: Store) => ({ records: store.callerRecords, memory: store.callerMemory, carrier: carrier() })
const request = { number, at: 7, withoutCarrier: false }

describe('a caller', () => {
  onEveryDatabase('is handed out whole', async (store) => {
    await fill(store)
    const found = await exportCaller(dataOf(store), number, signal)
    expect(found.calls.map(({ callId, records, recordings }) => [callId, records.length, recordings])).toEqual([
      ['CA1', 7, ['RE-CA1']],
      ['CA2', 7, ['RE-CA2']],
    ])
    expect(found.memory?.name).toBe('Ottoline')
    expect(found.other['call_facts']).toMatchObject([
      { call_id: 'CA1', caller: number },
      { call_id: 'CA2', caller: number },
    ])
    expect(found.other).toMatchObject({
      unanswered: [{ question: words }, { question: words }],
      desk_uses: [{ kind: 'text' }, { kind: 'text' }],
      outbox: expect.any(Array),
    })
    expect(found.other['outbox']?.length).toBeGreaterThan(0)
    expect(found.texts).toEqual(['SM1'])
  })

  onEveryDatabase('is erased everywhere, the carrier included, and others stay', async (store) => {
    await fill(store)
    const data = dataOf(store)
    expect(await eraseCaller(data, request, signal)).toEqual({
      ...{ kind: 'erased', calls: 2, mentions: 6, recordings: 2, texts: 1, isUnreadable: true },
    })
    expect(data.carrier.deleted).toEqual(['RE-CA1', 'RE-CA2', 'SM1'])
    const left = await exportCaller({ ...data, carrier: null }, number, signal)
    expect(left).toMatchObject({ calls: [], memory: null })
    const said = (await store.calls.read('CA3')).map(({ event }) => ('text' in event ? event.text : null))
    expect(said).toContain('call •••')
    expect(said).toContain('order 95551230001 and 555 123 0002')
    expect(JSON.stringify(said)).not.toMatch(/1230001(?! and)/)
    expect(await store.callerMemory.recall(other)).toMatchObject({ name: 'Sam', summary: 'wants •••' })
  })

  onEveryDatabase('is not erased while on the line', async (store) => {
    await store.calls.append(recordsOf('CA1', [started(number)]))
    expect(await eraseCaller(dataOf(store), request, signal)).toEqual({ kind: 'live' })
    expect(await store.calls.read('CA1')).toHaveLength(1)
  })

  onEveryDatabase('is not erased when the carrier refuses', async (store) => {
    await fill(store)
    const failing = { ...carrier(), deleteRecording: () => Promise.reject(new Error('no')) }
    await expect(eraseCaller({ ...dataOf(store), carrier: failing }, request, signal)).rejects.toThrow('no')
    expect(await store.calls.read('CA1')).toHaveLength(events.length)
    const without = { ...dataOf(store), carrier: null }
    expect(await eraseCaller(without, request, signal)).toEqual({ kind: 'no-carrier', recorded: 2 })
    expect(await eraseCaller(without, { ...request, withoutCarrier: true }, signal)).toMatchObject({ kind: 'erased' })
  })
})

test('nothing of an erased caller can be read in the files, beside a program that has them open', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  await using running = await openStore({ file })
  await fill(running)
  for (let call = 0; call < 300; call++) {
    await running.calls.append(
      recordsOf(`CB${call}`, [started(call % 3 === 0 ? number : other), said(1, words), ended]),
    )
  }
  await takeUpAll(running)
  // In the index, words are folded, and the end of a number is written backwards.
  const folded = ['quackenbush', '1000321555']
  const needles = ['5551230001', '555 123 0001', '123-0001', 'Ottoline Quackenbush', 'CA1', ...folded]
  const readable = async () => {
    const files = await Promise.all([file, `${file}-wal`].map((name) => readFile(name, 'latin1').catch(() => '')))
    return needles.filter((needle) => files.some((text) => text.replaceAll('95551230001', '').includes(needle)))
  }
  expect(await readable()).toEqual(needles)
  // Whoever else said the same words keeps them.
  const quiet = new DatabaseSync(file)
  quiet.exec(
    `delete from events where call_id like 'CB%' and call_id in (select id from calls where caller = '${other}')`,
  )
  quiet.exec(`delete from call_words where rowid in (
    select key from call_facts where call_id like 'CB%' and caller = '${other}')`)
  quiet.exec(`delete from caller_memory where number = '${other}'`)
  quiet.close()
  await using store = await openStore({ file })
  expect(await eraseCaller(dataOf(store), request, signal)).toMatchObject({ calls: 102, isUnreadable: true })
  expect(await readable()).toEqual([])
  await running.calls.append(recordsOf('CA9', [started(other), ended]))
  expect(await running.calls.read('CA9')).toHaveLength(2)
})

test('the log of the program has neither the number nor the words', () => {
  const lines: string[] = []
  const log = logEvents(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }), systemClock)
  for (const record of recordsOf('CA1', events)) log(record)
  expect(lines).toHaveLength(events.length)
  expect(lines.join('')).not.toMatch(/5551230001|Ottoline/)
})

test('every table whose rows belong to calls is known', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  await (await openStore({ file })).close()
  const database = new DatabaseSync(file)
  const tables = database
    .prepare("select t.name from pragma_table_list t join pragma_table_info(t.name) c where c.name = 'call_id'")
    .all()
  database.close()
  expect(tables.map(({ name }) => name).toSorted()).toEqual([...tablesOfCalls].toSorted())
})
