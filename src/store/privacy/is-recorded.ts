import type { ExpressionBuilder } from 'kysely'
import type { Schema } from '../schema.ts'

/** A column that tells whether a carrier that keeps anything was ever asked to record a call. */
export function isRecorded(from: ExpressionBuilder<Schema, 'calls'>) {
  return from
    .exists(
      from
        .selectFrom('events')
        .select('seq')
        .whereRef('events.call_id', '=', 'calls.id')
        .where('calls.test', '=', 0)
        .where('type', 'in', ['recording.started', 'recording.stored']),
    )
    .as('recorded')
}
