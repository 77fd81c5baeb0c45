import type { QueryCreator } from 'kysely'
import type { Statement } from '../database.ts'
import type { Schema } from '../schema.ts'

/** Every table whose rows belong to calls, besides the calls themselves. */
export const tablesOfCalls = ['events', 'unanswered', 'desk_uses', 'outbox'] as const

/** What removes calls with all that belongs to them. */
export function deleteCalls(queries: QueryCreator<Schema>, callIds: readonly string[]): Statement[] {
  return callIds.flatMap((callId) => [
    ...tablesOfCalls.map((table) => queries.deleteFrom(table).where('call_id', '=', callId).compile()),
    queries.deleteFrom('calls').where('id', '=', callId).compile(),
  ])
}
