import { entryOf } from '../../src/archive/entry-of.ts'
import { localTimes } from '../../src/archive/facts/local-time.ts'
import type { SpanSum } from '../../src/archive/ports.ts'
import type { CallRecord } from '../../src/conversation/events.ts'
import { archiveStatements } from '../../src/store/archive/archive-writer.ts'
import { toRow } from '../../src/store/event-rows.ts'
import { rowInserts } from '../../src/store/insert-rows.ts'
import { openStore } from '../../src/store/open-store.ts'
import { projection } from '../../src/store/projection.ts'
import type { EventRow } from '../../src/store/schema.ts'
import { type BulkDatabase, compiler, openBulk } from './bulk-database.ts'
import { beginnings } from './calendar.ts'
import { callerOf, callIdOf } from './callers.ts'
import { makeCall } from './make-call.ts'
import { createChance } from './random.ts'
import { ownLanguage } from './wording.ts'

export interface SeedOptions {
  /** The database; it is made where it is missing. */
  readonly file: string
  readonly calls: number
  readonly seed: number
  /** The last of the calls begin shortly before it; ms since the epoch. */
  readonly until: number
  /** Where the business is. */
  readonly zone: string
  readonly onProgress: (done: number) => void
}

const callsAtOnce = 5_000
const emptyRow: EventRow = { call_id: '', seq: 0, at: 0, type: '', data: '', reply_key: null }

/**
 * Makes up calls over a year and keeps them as the program would have: the log, and what is derived from it by the
 * program's own code. Nothing is put into the outbox, since nobody is to hear of these calls. Where there are calls
 * already, the year ends before the first of them.
 */
export async function fillStore({ file, calls, seed, until, zone, onProgress }: SeedOptions): Promise<void> {
  await (await openStore({ file })).close()
  using database = openBulk(file)
  const { key, at } = firstCall(database)
  const { keep, keepSums } = createWriter(database, zone, key === null ? null : key - calls)
  let done = 0
  write('begin')
  for (const times of beginnings(calls, Math.min(until, at ?? until), seed)) {
    for (const startedAt of times) {
      const chance = createChance(Math.imul(seed, 2_654_435_761) + done)
      keep(makeCall(callIdOf(seed, done), startedAt, callerOf(chance), chance))
      done += 1
      if (done % callsAtOnce > 0) continue
      keepSums()
      write('commit')
      write('begin')
      onProgress(done)
    }
  }
  keepSums()
  write('commit')
  if (key !== null) for (const sql of hoursAnew) write(sql)
  write("insert into call_words (call_words, rank) values ('optimize', 1)")
  write('pragma wal_checkpoint(truncate)')

  function write(sql: string): void {
    database.run({ sql, parameters: [] })
  }
}

/** What was there before; null for nothing. */
function firstCall(database: BulkDatabase): { key: number | null; at: number | null } {
  const { key, at } = database.first('select min(key) as key, min(started_at) as at from call_facts')
  return { key: typeof key === 'number' ? key : null, at: typeof at === 'number' ? at : null }
}

const addSum = `insert into rollups (span, measure, amount) values (?, ?, ?)
  on conflict (span, measure) do update set amount = amount + excluded.amount`

/** Calls that are older than those that are there need lower keys. */
const moveKey = 'update call_facts set key = ? where call_id = ?'
const hoursAnew = [
  'delete from call_hours',
  `insert into call_hours (hour, first_key, last_key)
    select started_at / 3600000, min(key), max(key) from call_facts group by started_at / 3600000`,
]

/** Keeps one call after the other; keys go on from `firstKey` where one is given. */
function createWriter(database: BulkDatabase, zone: string, firstKey: number | null) {
  const settings = { language: ownLanguage, localTime: localTimes(zone) }
  const inserts = rowInserts(emptyRow, (rows) => compiler.insertInto('events').values(rows))
  const project = projection(compiler)
  const archive = archiveStatements(compiler)
  const sums = new Map<string, SpanSum>()
  let key = firstKey

  function keep(records: readonly CallRecord[]): void {
    for (const statement of inserts(records.map(toRow))) database.run(statement)
    for (const record of records) for (const statement of project(record)) database.run(statement)
    if (key !== null) {
      database.run({ sql: moveKey, parameters: [key, records[0]?.callId] })
      key += 1
    }
    const entry = entryOf({ callId: records[0]?.callId ?? '', claim: 0, counted: null }, records, settings, 1)
    if (!entry) throw new Error('A call that was made up has no beginning')
    for (const statement of archive({ ...entry, changes: [] })) database.run(statement)
    for (const sum of entry.changes) {
      const name = `${sum.span} ${sum.measure}`
      sums.set(name, { ...sum, amount: sum.amount + (sums.get(name)?.amount ?? 0) })
    }
  }

  /** Sums are written for many calls at once, as nobody else counts them. */
  function keepSums(): void {
    for (const { span, measure, amount } of sums.values()) {
      database.run({ sql: addSum, parameters: [span, measure, amount] })
    }
    sums.clear()
  }

  return { keep, keepSums }
}
