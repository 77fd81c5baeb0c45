import type { QueryCreator } from 'kysely'
import type { CallRecord } from '../conversation/events.ts'
import { startedCall } from './archive/started-calls.ts'
import type { Statement } from './database.ts'
import { deskUse } from './desk-uses.ts'
import type { Schema } from './schema.ts'
import { columnsOf, unlessTest } from './unless-test.ts'

/** Gives what a record changes in the tables that are derived from the log. Statements are made once, with values to follow. */
export function projection(queries: QueryCreator<Schema>): (record: CallRecord) => readonly Statement[] {
  const facts = startedCall(queries)
  const others = ownTable(queries)
  return (record) => {
    const other = others(record)
    return other ? [other, ...facts(record)] : facts(record)
  }
}

function ownTable(queries: QueryCreator<Schema>): (record: CallRecord) => Statement | null {
  const start = startOfCall(queries)
  const end = endOfCall(queries)
  const unanswered = unansweredQuestion(queries)
  const use = deskUse(queries)
  return (record) => {
    const { callId, at, event } = record
    switch (event.type) {
      case 'call.started':
        return { sql: start, parameters: [callId, event.from, event.to, event.line, at, Number(event.test ?? false)] }
      case 'call.ended':
        return { sql: end, parameters: [at, event.reason, callId] }
      case 'question.unanswered':
        return { sql: unanswered, parameters: [callId, event.turn, at, event.question, event.because, callId] }
      default:
        return use(record)
    }
  }
}

function startOfCall(queries: QueryCreator<Schema>): string {
  const call = { id: '', caller: '', called: '', line: '', started_at: 0, test: 0 }
  return queries.insertInto('calls').values(call).compile().sql
}

function endOfCall(queries: QueryCreator<Schema>): string {
  return queries.updateTable('calls').set({ ended_at: 0, end_reason: '' }).where('id', '=', '').compile().sql
}

/**
 * What is found out later about the same turn is what counts; that the owner has dealt with it stays. What is asked in
 * tests is not among it.
 */
function unansweredQuestion(queries: QueryCreator<Schema>): string {
  const question = { call_id: '', turn: 0, at: 0, question: '', because: '' }
  return queries
    .insertInto('unanswered')
    .columns(columnsOf(question))
    .expression(unlessTest(queries, question))
    .onConflict((conflict) =>
      conflict.columns(['call_id', 'turn']).doUpdateSet((row) => ({
        at: row.ref('excluded.at'),
        question: row.ref('excluded.question'),
        because: row.ref('excluded.because'),
      })),
    )
    .compile().sql
}
