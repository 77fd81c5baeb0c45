import type { QueryCreator } from 'kysely'
import type { QuestionKey, UnansweredQuestion, UnansweredQuestions } from '../knowledge/unanswered/ports.ts'
import type { Database } from './database.ts'
import type { Schema, UnansweredRow } from './schema.ts'

/** The questions that `question.unanswered` has put into the log's database. */
export function createUnansweredQuestions(database: Database<Schema>): UnansweredQuestions {
  const { queries } = database
  const { done, open } = markings(queries)

  async function list({ includeDone, limit }: { includeDone: boolean; limit: number }): Promise<UnansweredQuestion[]> {
    const rows = await queries
      .selectFrom('unanswered')
      .selectAll()
      .$if(!includeDone, (query) => query.where('done_at', 'is', null))
      .orderBy('at', 'desc')
      .orderBy('call_id', 'desc')
      .orderBy('turn', 'desc')
      .limit(limit)
      .execute()
    return rows.map(toQuestion)
  }

  async function mark(sql: string, keys: readonly QuestionKey[], ...values: number[]): Promise<number> {
    const changes = await database.batch(
      keys.map(({ callId, turn }) => ({ sql, parameters: [...values, callId, turn] })),
    )
    return changes.reduce((total, count) => total + count, 0)
  }

  return {
    list,
    markDone: (keys, at) => mark(done, keys, at),
    markOpen: (keys) => mark(open, keys),
  }
}

/** Each with the values to follow: the new time where there is one, then the key. */
function markings(queries: QueryCreator<Schema>): { done: string; open: string } {
  const keyed = queries.updateTable('unanswered').where('call_id', '=', '').where('turn', '=', 0)
  return {
    done: keyed.set({ done_at: 0 }).where('done_at', 'is', null).compile().sql,
    open: keyed
      .set((row) => ({ done_at: row.lit(null) }))
      .where('done_at', 'is not', null)
      .compile().sql,
  }
}

function toQuestion(row: UnansweredRow): UnansweredQuestion {
  return {
    callId: row.call_id,
    turn: row.turn,
    at: row.at,
    question: row.question,
    because: row.because as UnansweredQuestion['because'],
    doneAt: row.done_at,
  }
}
