import type { CallEvent, CallRecord } from '../conversation/events.ts'
import type { EventRow } from './schema.ts'
import { StoreError } from './store-error.ts'

/** A record as it is stored. Throws a `StoreError` for an event that is not plain data. */
export function toRow(record: CallRecord): EventRow {
  const { callId, seq, at, event } = record
  return {
    call_id: callId,
    seq,
    at,
    type: event.type,
    data: serialise(record),
    reply_key: event.type === 'reply.sent' ? event.key : null,
  }
}

function serialise({ callId, seq, event: { type, ...data } }: CallRecord): string {
  try {
    return JSON.stringify(data)
  } catch (cause) {
    throw new StoreError('refused', `Record ${seq} of call ${callId} (${type}) cannot be written`, { cause })
  }
}

/**
 * A stored record. The shape of the event is trusted, since only this program writes it; a type that a newer version
 * has added comes out as it is, and readers pass over types they do not know. Throws a `StoreError` for broken JSON.
 */
export function toRecord(row: EventRow): CallRecord {
  return { callId: row.call_id, seq: row.seq, at: row.at, event: { type: row.type, ...parseData(row) } as CallEvent }
}

function parseData({ call_id, seq, data }: EventRow): object {
  try {
    return JSON.parse(data)
  } catch (cause) {
    throw new StoreError('unavailable', `Record ${seq} of call ${call_id} cannot be read`, { cause })
  }
}
