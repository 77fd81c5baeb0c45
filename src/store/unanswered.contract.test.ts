import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { onEveryDatabase, temporaryFolder } from '../../test/store-contract.ts'
import { recordsOf, said, started } from '../../test/store-records.ts'
import type { CallEvent } from '../conversation/events.ts'
import type { UnansweredQuestion } from '../knowledge/unanswered/ports.ts'
import { sqliteDialect } from './dialects/sqlite-driver.ts'
import { SqliteThread } from './dialects/sqlite-thread.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openStore, type Store } from './open-store.ts'

const all = { includeDone: true, limit: 1_000 }
const open = { includeDone: false, limit: 1_000 }

function asked(turn: number, question: string, because: UnansweredQuestion['because'] = 'nothing-found'): CallEvent {
  return { type: 'question.unanswered', turn, question, because }
}

/** Three questions of two calls, the newest in the first call. */
async function askThree({ calls }: Store): Promise<void> {
  await calls.append(recordsOf('CA1', [started(), asked(1, 'Do you have a pool?')], 0, 1_000))
  await calls.append(recordsOf('CA2', [started(), asked(1, 'Is there a sauna?', 'refused')], 0, 5_000))
  await calls.append(recordsOf('CA1', [asked(2, 'What is the Wi-Fi password?')], 10, 1_000))
}

const wordings = (questions: readonly UnansweredQuestion[]) => questions.map(({ question }) => question)

describe('unanswered questions', () => {
  onEveryDatabase('come out of the log, newest first, as many as asked for', async (store) => {
    await askThree(store)
    expect(await store.unanswered.list(open)).toEqual([
      {
        callId: 'CA1',
        turn: 2,
        at: 11_000,
        question: 'What is the Wi-Fi password?',
        because: 'nothing-found',
        doneAt: null,
      },
      { callId: 'CA2', turn: 1, at: 6_000, question: 'Is there a sauna?', because: 'refused', doneAt: null },
      { callId: 'CA1', turn: 1, at: 2_000, question: 'Do you have a pool?', because: 'nothing-found', doneAt: null },
    ])
    expect(wordings(await store.unanswered.list({ ...open, limit: 1 }))).toEqual(['What is the Wi-Fi password?'])
  })

  onEveryDatabase('are in the list once a turn, with what was found out last', async (store) => {
    const events = [asked(1, 'A pool?'), asked(1, 'Do you have a pool?', 'corrected'), asked(2, 'A sauna?')]
    await store.calls.append(recordsOf('CA1', events, 0, 0))
    expect(await store.unanswered.list(open)).toMatchObject([
      { turn: 2, question: 'A sauna?' },
      { turn: 1, at: 1_000, question: 'Do you have a pool?', because: 'corrected' },
    ])
  })

  onEveryDatabase('are not those of tests', async (store) => {
    await store.calls.append(recordsOf('CA1', [started(undefined, { test: true }), asked(1, 'A pool?')]))
    expect(await store.unanswered.list(all)).toEqual([])
  })

  onEveryDatabase('are not kept when their record was refused', async (store) => {
    await store.calls.append(recordsOf('CA1', [started()]))
    await expect(store.calls.append(recordsOf('CA1', [asked(1, 'Do you have a pool?')]))).rejects.toThrow()
    expect(await store.unanswered.list(all)).toEqual([])
  })

  onEveryDatabase('are marked done and open again', async (store) => {
    await askThree(store)
    const keys = [
      { callId: 'CA1', turn: 1 },
      { callId: 'CA2', turn: 1 },
    ]
    expect(await store.unanswered.markDone([...keys, { callId: 'CA9', turn: 1 }], 50_000)).toBe(2)
    expect(wordings(await store.unanswered.list(open))).toEqual(['What is the Wi-Fi password?'])
    expect((await store.unanswered.list(all)).map(({ doneAt }) => doneAt)).toEqual([null, 50_000, 50_000])
    expect(await store.unanswered.markDone(keys, 60_000)).toBe(0)
    expect(await store.unanswered.markOpen(keys.slice(0, 1))).toBe(1)
    expect(await store.unanswered.markOpen(keys.slice(0, 1))).toBe(0)
    expect((await store.unanswered.list(all)).map(({ doneAt }) => doneAt)).toEqual([null, 50_000, null])
  })

  onEveryDatabase('can be marked by the thousand, or none', async (store) => {
    const turns = Array.from({ length: 3_000 }, (_, turn) => turn)
    await store.calls.append(
      recordsOf(
        'CA1',
        turns.map((turn) => asked(turn, 'A pool?')),
      ),
    )
    const keys = turns.map((turn) => ({ callId: 'CA1', turn }))
    expect(await store.unanswered.markDone(keys, 1)).toBe(3_000)
    expect(await store.unanswered.markDone([], 1)).toBe(0)
    expect(await store.unanswered.list(open)).toEqual([])
  })

  onEveryDatabase('keep odd words as they are', async (store) => {
    const question = `'); drop table unanswered; -- 👩‍⚕️ \u0000 שלום`
    await store.calls.append(recordsOf('CA1', [asked(1, question)]))
    expect(wordings(await store.unanswered.list(open))).toEqual([question])
  })
})

test('a log from before there were any opens, keeps its calls and takes questions', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  await makeLogOfFirstStep(file)
  await using store = await openStore({ file })
  expect(await store.calls.read('CA1')).toEqual(recordsOf('CA1', [started(), said(1)]))
  expect(await store.unanswered.list(all)).toEqual([])
  await store.calls.append(recordsOf('CA1', [asked(1, 'Do you have a pool?')], 2))
  expect(wordings(await store.unanswered.list(open))).toEqual(['Do you have a pool?'])
})

/** A file as the program left it when it knew the first step only, with a call in it. */
async function makeLogOfFirstStep(file: string): Promise<void> {
  const first = migrations['001-calls']
  if (!first) throw new Error('the first step is missing')
  const thread = await SqliteThread.start({ file, synchronous: 'full' }, () => {})
  await migrate(new Kysely({ dialect: sqliteDialect(thread) }), { '001-calls': first })
  await thread.close()
  const database = new DatabaseSync(file)
  const insert = database.prepare('insert into events (call_id, seq, at, type, data) values (?, ?, ?, ?, ?)')
  for (const { callId, seq, at, event } of recordsOf('CA1', [started(), said(1)])) {
    const { type, ...data } = event
    insert.run(callId, seq, at, type, JSON.stringify(data))
  }
  database.close()
}
