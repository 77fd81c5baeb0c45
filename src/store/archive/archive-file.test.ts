import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Worker } from 'node:worker_threads'
import { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/store-contract.ts'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import { madeUpCalls, takeUpAll } from '../../../test/support/archive-desk.ts'
import { createArchive } from '../../archive/archive.ts'
import type { CallRecord } from '../../conversation/events.ts'
import { sqliteDialect } from '../dialects/sqlite-driver.ts'
import { createSqliteReader } from '../dialects/sqlite-reader.ts'
import { SqliteThread } from '../dialects/sqlite-thread.ts'
import { toRow } from '../event-rows.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { openStore } from '../open-store.ts'
import type { Schema } from '../schema.ts'
import type { StoreError } from '../store-error.ts'

const operator = { mayReadNumbers: true } as const
const page = { before: null, limit: 100 }

/** A file as the program left it before there was an archive, with these calls in it. */
async function makeOldFile(file: string, calls: readonly (readonly CallRecord[])[]): Promise<void> {
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '007'))
  const thread = await SqliteThread.start({ file, synchronous: 'full' }, () => {})
  await migrate(new Kysely({ dialect: sqliteDialect(thread) }), before)
  await thread.close()
  using database = new DatabaseSync(file)
  const insertEvent = database.prepare('insert into events values (?, ?, ?, ?, ?, ?)')
  const insertCall = database.prepare(
    'insert into calls (id, caller, called, line, started_at, ended_at, end_reason) values (?, ?, ?, ?, ?, ?, ?)',
  )
  database.exec('begin')
  for (const records of calls) {
    const [begin] = records
    if (begin?.event.type !== 'call.started') throw new Error('a call has a beginning')
    const end = records.find(({ event }) => event.type === 'call.ended')
    const reason = end?.event.type === 'call.ended' ? end.event.reason : null
    const { from, to, line } = begin.event
    insertCall.run(begin.callId, from, to, line, begin.at, end?.at ?? null, reason)
    for (const { call_id, seq, at, type, data, reply_key } of records.map(toRow)) {
      insertEvent.run(call_id, seq, at, type, data, reply_key)
    }
  }
  database.exec('commit')
}

test('calls of a version without an archive are listed at once, and found once they were taken up', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  const calls = madeUpCalls(50)
  const live = recordsOf('CA-live', [started('+15551230001'), said(1)], 0, Date.UTC(2026, 10, 1))
  await makeOldFile(file, [live, ...calls.toReversed()])
  await using store = await openStore({ file })
  const archive = createArchive(store.archive)
  const listed = await archive.find({ ...operator, tests: 'with' }, page)
  const newestFirst = ['CA-live', ...calls.map(([first]) => first?.callId).reverse()]
  expect(listed.calls.map(({ callId }) => callId)).toEqual(newestFirst)
  expect(listed.calls[1]).toMatchObject({ isRead: false, endReason: expect.any(String), endedAt: expect.any(Number) })
  expect((await archive.find({ ...operator, from: Date.UTC(2026, 9, 2), tests: 'with' }, page)).calls.length).toBe(12)
  expect((await archive.find({ ...operator, text: 'please' }, page)).calls).toEqual([])

  await takeUpAll(store)
  expect((await archive.find({ ...operator, text: 'please' }, page)).calls.length).toBeGreaterThan(3)
  expect((await archive.facts('CA1-7'))?.isRead).toBe(true)
  expect(await archive.facts('CA-live')).toMatchObject({ isRead: false, endedAt: null })
  expect((await archive.insights({ from: 20260930, to: 20261031 })).period.calls).toBeGreaterThan(45)
  expect(await store.calls.countCallsFrom('+15551230001', 0)).toBe(1)
  await store.calls.append(recordsOf('CA-new', [started()], 0, Date.UTC(2026, 10, 2)))
  expect((await archive.find(operator, page)).calls[0]?.callId).toBe('CA-new')
})

describe('looking through calls', () => {
  test('holds up no append, however long it takes', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    await using store = await openStore({ file })
    addSums(file, 250_000)
    const order: string[] = []
    const read = store.archive.sums([{ from: 0, to: 99_999_999 }]).then(() => order.push('read'))
    for (let call = 0; !order.includes('read'); call += 1) {
      await store.calls.append(recordsOf(`CA${call}`, [started()]))
      order.push('append')
    }
    await read
    expect(order[0]).toBe('append')
  })

  test('works again after its thread has ended, and while it is away nothing else is lost', async () => {
    await using folder = await temporaryFolder()
    const problems: StoreError[] = []
    const workers: Worker[] = []
    const onWorker = (worker: Worker) => void workers.push(worker)
    process.on('worker', onWorker)
    const onProblem = () => expect.unreachable()
    const onReaderProblem = (error: StoreError) => void problems.push(error)
    await using store = await openStore({ file: join(folder.path, 'calls.db'), onProblem, onReaderProblem })
    await store.calls.append(recordsOf('CA1', [started()]))
    expect(await store.archive.facts('CA1')).not.toBeNull()
    process.off('worker', onWorker)
    await workers[1]?.terminate()
    await store.calls.append(recordsOf('CA2', [started()]))
    expect(problems).toEqual([expect.objectContaining({ kind: 'unavailable' })])
    expect(await store.archive.facts('CA2')).not.toBeNull()
  })

  test('is refused once the store is closed', async () => {
    await using folder = await temporaryFolder()
    for (const isUsed of [true, false]) {
      const store = await openStore({ file: join(folder.path, 'calls.db') })
      if (isUsed) await store.archive.facts('CA1')
      await store.close()
      await expect(store.archive.facts('CA1')).rejects.toThrow('closed')
    }
  })

  test('can change nothing', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'calls.db')
    await using store = await openStore({ file })
    await store.calls.append(recordsOf('CA1', [started()]))
    const reader = createSqliteReader<Schema>(file, () => {})
    await expect(reader.queries.deleteFrom('call_facts').execute()).rejects.toThrow('readonly')
    await reader.close()
    expect(await store.archive.facts('CA1')).not.toBeNull()
  })
})

/** So many sums of days, for a question that takes a while. */
function addSums(file: string, count: number): void {
  using database = new DatabaseSync(file)
  database.exec(`pragma synchronous = off;
    insert into rollups (span, measure, amount)
    with recursive n(i) as (values(1) union all select i + 1 from n where i < ${count})
    select i, 'measure' || i, 1 from n`)
}
