import type { QueryCreator } from 'kysely'
import type { CallRecord } from '../conversation/events.ts'
import { type CallLog, type OpenCall, type SentReply, SequenceConflict } from '../conversation/ports.ts'
import { AppendQueue, type Write } from './append-queue.ts'
import type { Database, Statement } from './database.ts'
import { toRecord, toRow } from './event-rows.ts'
import { eventInserts } from './insert-events.ts'
import type { EventRow, Schema } from './schema.ts'
import { StoreError } from './store-error.ts'

interface Append extends Write {
  readonly rows: readonly EventRow[]
  readonly projections: readonly Statement[]
}

type Projection = (record: CallRecord) => Statement | null

/** The log of calls in a database. `drain` resolves once everything appended so far is settled. */
export function createCallLog(database: Database): CallLog & { drain(): Promise<void> } {
  const { queries } = database
  const inserts = eventInserts(queries)
  const project = projection(queries)
  const queue = new AppendQueue<Append>((appends) =>
    database.batch([
      ...inserts(appends.flatMap(({ rows }) => rows)),
      ...appends.flatMap(({ projections }) => projections),
    ]),
  )
  return {
    async append(records, options) {
      if (records.length > 0) await queue.add(toAppend(records, project), options).catch(rethrow)
    },
    async read(callId) {
      await queue.settle(callId)
      return read(queries, callId)
    },
    findReply: (callId, key) => findReply(queries, callId, key),
    openCalls: () => openCalls(queries),
    countCallsFrom: (caller, since) => countCallsFrom(queries, caller, since),
    drain: () => queue.drain(),
  }
}

function toAppend(records: readonly CallRecord[], project: Projection): Append {
  return {
    callIds: new Set(records.map(({ callId }) => callId)),
    size: records.length,
    rows: records.map(toRow),
    projections: records.map(project).filter((statement) => statement !== null),
  }
}

/** Gives what a record changes in the table of calls, null for nothing. The statements are made once, with values to follow. */
function projection(queries: QueryCreator<Schema>): Projection {
  const start = { id: '', caller: '', called: '', line: '', started_at: 0 }
  const { sql: insert } = queries.insertInto('calls').values(start).compile()
  const { sql: end } = queries.updateTable('calls').set({ ended_at: 0, end_reason: '' }).where('id', '=', '').compile()
  return ({ callId, at, event }) => {
    if (event.type === 'call.started')
      return { sql: insert, parameters: [callId, event.from, event.to, event.line, at] }
    return event.type === 'call.ended' ? { sql: end, parameters: [at, event.reason, callId] } : null
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof StoreError && error.kind === 'taken')) throw error
  throw new SequenceConflict('Another writer has already taken this place in the call', { cause: error })
}

async function read(queries: QueryCreator<Schema>, callId: string): Promise<CallRecord[]> {
  const rows = await queries.selectFrom('events').selectAll().where('call_id', '=', callId).orderBy('seq').execute()
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
    .executeTakeFirstOrThrow()
  return Number(count)
}
