import type { QueryCreator } from 'kysely'
import { type EntryKind, type NewEntry, quietAfterEndMs } from '../../after-call/ports.ts'
import type { CallRecord } from '../../conversation/events.ts'
import type { Statement } from '../database.ts'
import type { OutboxRow, Schema } from '../schema.ts'

/**
 * Gives what a record puts into the outbox, null for nothing. It goes in with the record, so that nothing is forgotten
 * whatever happens to the program. The statement is made once, with values to follow.
 */
export function outboxJob(queries: QueryCreator<Schema>): (record: CallRecord) => Statement | null {
  const insert = insertStatement(queries)
  return ({ callId, seq, at, event }) => {
    const kind = kindOf(event)
    const waitMs = kind === 'call.ended' ? quietAfterEndMs : 0
    return kind && insert({ id: `${callId}:${seq}`, callId, seq, kind, target: '' }, at, at + waitMs)
  }
}

/** Gives the statement that puts an entry in, unless it is there already. Times are ms since the epoch. */
export function insertStatement(
  queries: QueryCreator<Schema>,
): (entry: NewEntry, now: number, dueAt?: number) => Statement {
  const { sql } = queries
    .insertInto('outbox')
    .values(emptyRow)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .compile()
  return ({ id, callId, seq, kind, target }, now, dueAt = now) => {
    const row = { ...emptyRow, id, call_id: callId, seq, kind, target, created_at: now, due_at: dueAt }
    return { sql, parameters: Object.values(row) }
  }
}

function kindOf(event: CallRecord['event']): EntryKind | null {
  switch (event.type) {
    case 'message.taken':
    case 'call.ended':
      return event.type
    case 'emergency.heard':
      return event.sure ? event.type : null
    default:
      return null
  }
}

/** In the order of the statement. */
const emptyRow: OutboxRow = {
  id: '',
  call_id: '',
  seq: 0,
  kind: '',
  target: '',
  state: 'waiting',
  created_at: 0,
  due_at: 0,
  attempts: 0,
  first_tried_at: null,
  lease: null,
  lease_until: 0,
  last_error: null,
  settled_at: null,
}
