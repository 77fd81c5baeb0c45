import { type QueryCreator, sql } from 'kysely'
import type { Statement } from '../database.ts'
import type { Schema } from '../schema.ts'
import { sqliteWords } from './sqlite-words.ts'

/**
 * What makes a call be found by none of its words any more. Whoever reads it at this moment can't put them back; it is
 * read again later, if it has ended.
 */
export function forgetWords(queries: QueryCreator<Schema>, callId: string): Statement[] {
  const again = queries
    .updateTable('call_facts')
    .set((row) => ({
      read_to: row.case().when('read_to', '=', 0).then(0).else(-1).end(),
      claim: row('claim', '+', 1),
    }))
    .where('call_id', '=', callId)
    .where('ended_at', 'is not', null)
    .compile()
  return [...removeWords(queries, callId), again]
}

/** What takes the words of a call out, and remembers that they may be left in the files. */
export function removeWords(queries: QueryCreator<Schema>, callId: string): Statement[] {
  const remember = queries
    .insertInto('removed_words')
    .values({ id: 1, times: 1 })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ times: sql<number>`removed_words.times + 1` }))
    .compile()
  return [{ sql: sqliteWords.remove, parameters: [callId] }, remember]
}
