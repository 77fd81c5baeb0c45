import type { QueryCreator } from 'kysely'
import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import type { Statement } from '../database.ts'
import type { Schema } from '../schema.ts'

const hourMs = 3_600_000

/** Events that may come after the end of a call. The summary is one; the rest was under way when the caller hung up. */
const late: ReadonlySet<CallEvent['type']> = new Set<CallEvent['type']>([
  ...(['call.summarised', 'recording.stored', 'tool.finished', 'transfer.ended', 'message.taken'] as const),
  'session.closed',
])

/**
 * Gives what a record changes of the row of its call's facts: its beginning puts it in, so that live calls are listed and
 * keys grow with the beginnings; its end, and what comes later, makes it due. Statements are made once, with values to
 * follow.
 */
export function startedCall(queries: QueryCreator<Schema>): (record: CallRecord) => readonly Statement[] {
  const { start, hour, end, more } = statements(queries)
  return ({ callId, seq, at, event }) => {
    switch (event.type) {
      case 'call.started': {
        const { from, to, line, test = false, settings = null } = event
        return [
          { sql: start, parameters: [callId, at, from, to, line, Number(test), settings] },
          { sql: hour, parameters: [Math.floor(at / hourMs), callId] },
        ]
      }
      case 'call.ended':
        return [{ sql: end, parameters: [at, event.reason, seq + 1, callId] }]
      default:
        return late.has(event.type) ? [{ sql: more, parameters: [seq + 1, callId] }] : []
    }
  }
}

function statements(queries: QueryCreator<Schema>) {
  const row = { call_id: '', started_at: 0, caller: '', called: '', lines: '', test: 0, settings: '' }
  const ofCall = queries.updateTable('call_facts').where('call_id', '=', '')
  return {
    start: queries.insertInto('call_facts').values(row).compile().sql,
    // Keys only grow, so the newest is the last of its hour.
    hour: queries
      .insertInto('call_hours')
      .columns(['hour', 'first_key', 'last_key'])
      .expression(
        queries
          .selectFrom('call_facts')
          .select((from) => [from.val(0).as('hour'), 'key as first_key', 'key as last_key'])
          .where('call_id', '=', ''),
      )
      .onConflict((conflict) =>
        conflict.column('hour').doUpdateSet((excluded) => ({ last_key: excluded.ref('excluded.last_key') })),
      )
      .compile().sql,
    end: queries
      .updateTable('call_facts')
      .set({ ended_at: 0, end_reason: '', due: 0 })
      .where('call_id', '=', '')
      .compile().sql,
    more: ofCall.set({ due: 0 }).where('ended_at', 'is not', null).compile().sql,
  }
}
