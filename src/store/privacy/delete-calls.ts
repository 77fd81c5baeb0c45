import type { QueryCreator } from 'kysely'
import { removeWords } from '../archive/forget-words.ts'
import type { Statement } from '../database.ts'
import type { Schema } from '../schema.ts'

/** Every table whose rows belong to calls, besides the calls themselves. */
export const tablesOfCalls = ['events', 'unanswered', 'desk_uses', 'outbox', 'call_facts'] as const

/** What removes calls with all that belongs to them. */
export function deleteCalls(queries: QueryCreator<Schema>, callIds: readonly string[]): Statement[] {
  return callIds.flatMap((callId) => [
    ...removeWords(queries, callId), // by what the facts say of it
    ...tablesOfCalls.map((table) => queries.deleteFrom(table).where('call_id', '=', callId).compile()),
    queries.deleteFrom('calls').where('id', '=', callId).compile(),
  ])
}
