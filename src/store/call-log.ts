import type { QueryCreator } from 'kysely'
import type { CallRecord } from '../conversation/events.ts'
import { type CallLog, type OpenCall, type SentReply, SequenceConflict } from '../conversation/ports.ts'
import { AppendQueue, type Write } from './append-queue.ts'
import type { Database, Statement } from './database.ts'
import { toRecord, toRow } from './event-rows.ts'
import { rowInserts } from './insert-rows.ts'
import { outboxJob } from './outbox/outbox-jobs.ts'
import { projection } from './projection.ts'
import type { EventRow, Schema } from './schema.ts'
import { StoreError } from './store-error.ts'

interface Append extends Write {
  readonly rows: readonly EventRow[]
  readonly projections: readonly Statement[]
}

/** What a record changes besides. */
type Derivation = (record: CallRecord) => readonly Statement[] | Statement | null

const emptyRow: EventRow = { call_id: '', seq: 0, at: 0, type: '', data: '', reply_key: null }

/** The log of calls in a database. `drain` resolves once everything appended so far is settled. */
export function createCallLog(database: Database<Schema>): CallLog & { drain(): Promise<void> } {
  const { queries } = database
  const inserts = rowInserts(emptyRow, (rows) => queries.insertInto('events').values(rows))
  const derivations: Derivation[] = [projection(queries), outboxJob(queries)]
  const queue = new AppendQueue<Append>(async (appends) => {
    await database.batch([
      ...inserts(appends.flatMap(({ rows }) => rows)),
      ...appends.flatMap(({ projections }) => projections),
    ])
  })
  return {
    async append(records, options) {
      if (records.length > 0) await queue.add(toAppend(records, derivations), options).catch(rethrow)
    },
    async read(callId, from = 0) {
      await queue.settle(callId)
      return read(queries, callId, from)
    },
    findReply: (callId, key) => findReply(queries, callId, key),
    openCalls: () => openCalls(queries),
    countCallsFrom: (caller, since) => countCallsFrom(queries, caller, since),
    drain: () => queue.drain(),
  }
}

function toAppend(records: readonly CallRecord[], derivations: readonly Derivation[]): Append {
  return {
    callIds: new Set(records.map(({ callId }) => callId)),
    size: records.length,
    rows: records.map(toRow),
    projections: records.flatMap((record) => derivations.flatMap((derive) => derive(record) ?? [])),
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof StoreError && error.kind === 'taken')) throw error
  throw new SequenceConflict('Another writer has already taken this place in the call', { cause: error })
}

async function read(queries: QueryCreator<Schema>, callId: string, from: number): Promise<CallRecord[]> {
  const rows = await queries
    .selectFrom('events')
    .selectAll()
    .where('call_id', '=', callId)
    .where('seq', '>=', from)
    .orderBy('seq')
    .execute()
  return rows.map(toRecord)
}

async function findReply(queries: QueryCreator<Schema>, callId: string, key: string): Promise<SentReply | null> {
  const row = await queries
    .selectFrom('events')
    .selectAll()
    .where('call_id', '=', callId)
    .where('reply_key', '=', key)
    .executeTakeFirst()
  if (!row) return null
  const { event } = toRecord(row)
  return event.type === 'reply.sent' ? { input: event.input, body: event.body } : null
}

async function openCalls(queries: QueryCreator<Schema>): Promise<OpenCall[]> {
  const rows = await queries
    .selectFrom('calls')
    .select(['id', 'started_at'])
    .select((from) =>
      from
        .selectFrom('events')
        .select('at')
        .whereRef('call_id', '=', 'calls.id')
        .orderBy('seq', 'desc')
        .limit(1)
        .as('last_at'),
    )
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .execute()
  return rows.map((row) => ({ callId: row.id, startedAt: row.started_at, lastAt: row.last_at ?? row.started_at }))
}

async function countCallsFrom(queries: QueryCreator<Schema>, caller: string, since: number): Promise<number> {
  const { count } = await queries
    .selectFrom('calls')
    .select((from) => from.fn.countAll<number | string>().as('count'))
    .where('caller', '=', caller)
    .where('started_at', '>=', since)
    .where('test', '=', 0)
    .executeTakeFirstOrThrow()
  return Number(count)
}
