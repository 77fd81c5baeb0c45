import type { CallEvent } from '../../conversation/events.ts'
import type { EndedCall, KeptData } from '../../privacy/ports.ts'
import { forgetWords } from '../archive/forget-words.ts'
import type { Database, Statement } from '../database.ts'
import { toRecord, toRow } from '../event-rows.ts'
import type { Schema } from '../schema.ts'
import { deleteCalls } from './delete-calls.ts'
import { isRecorded } from './is-recorded.ts'

const marks = { words: 'words_gone_at', messages: 'messages_gone_at' } as const

/**
 * What is kept of calls, as far as it comes to an end.
 * @param settle empties the database's journal, which holds what was overwritten
 */
export function createKeptData(database: Database<Schema>, settle: () => Promise<unknown>): KeptData {
  const { queries } = database

  async function endedCalls(column: (typeof marks)[keyof typeof marks], before: number, most: number) {
    const rows = await queries
      .selectFrom('calls')
      .select(['id', 'ended_at'])
      .where('ended_at', '<', before)
      .where(column, 'is', null)
      .orderBy('ended_at')
      .orderBy('id')
      .limit(most)
      .execute()
    return rows.map(({ id }) => id)
  }

  return {
    async rewrite(kind, before, most, change) {
      const callIds = await endedCalls(marks[kind], before, most)
      for (const callId of callIds) {
        const mark = queries
          .updateTable('calls')
          .set({ [marks[kind]]: before })
          .where('id', '=', callId)
          .compile()
        const changed = await changedEvents(database, callId, change)
        await database.batch([...changed, ...(changed.length > 0 ? forgetWords(queries, callId) : []), mark])
      }
      return callIds.length
    },

    async withRecordings(before, most, after) {
      const rows = await queries
        .selectFrom('calls')
        .select(['id', 'ended_at', isRecorded])
        .where('ended_at', '<', before)
        .where('recordings_gone_at', 'is', null)
        .where('ended_at', '>=', after?.endedAt ?? 0)
        .$if(after !== null, (query) =>
          query.where((from) =>
            from.or([from('ended_at', '>', after?.endedAt ?? 0), from('id', '>', after?.callId ?? '')]),
          ),
        )
        .orderBy('ended_at')
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map(
        ({ id, ended_at, recorded }): EndedCall => ({
          ...{ callId: id, endedAt: ended_at ?? 0, isRecorded: Boolean(recorded) },
        }),
      )
    },

    async recordingsGone(callIds) {
      const mark = (id: string) => queries.updateTable('calls').set({ recordings_gone_at: 1 }).where('id', '=', id)
      await database.batch(callIds.map((id) => mark(id).compile()))
    },

    async removeCalls(before, most) {
      const rows = await queries
        .selectFrom('calls')
        .select('id')
        .where('ended_at', '<', before)
        .where('recordings_gone_at', 'is not', null)
        .orderBy('ended_at')
        .limit(most)
        .execute()
      await database.batch(
        deleteCalls(
          queries,
          rows.map(({ id }) => id),
        ),
      )
      return rows.length
    },

    async removeUnanswered(before, most) {
      const rows = await queries
        .selectFrom('unanswered')
        .select(['call_id', 'turn'])
        .where('at', '<', before)
        .orderBy('at')
        .limit(most)
        .execute()
      const remove = ({ call_id, turn }: (typeof rows)[number]) =>
        queries.deleteFrom('unanswered').where('call_id', '=', call_id).where('turn', '=', turn).compile()
      await database.batch(rows.map(remove))
      return rows.length
    },

    async removeOutbox(before, most) {
      const rows = await queries
        .selectFrom('outbox')
        .select('id')
        .where('settled_at', '<', before)
        .limit(most)
        .execute()
      await database.batch(rows.map(({ id }) => queries.deleteFrom('outbox').where('id', '=', id).compile()))
      return rows.length
    },

    settle: async () => void (await settle()),
  }
}

async function changedEvents(
  { queries }: Database<Schema>,
  callId: string,
  change: (event: CallEvent) => CallEvent,
): Promise<Statement[]> {
  const rows = await queries.selectFrom('events').selectAll().where('call_id', '=', callId).orderBy('seq').execute()
  return rows.flatMap((row) => {
    const record = toRecord(row)
    const { data } = toRow({ ...record, event: change(record.event) })
    if (data === row.data) return []
    return [
      queries.updateTable('events').set({ data }).where('call_id', '=', callId).where('seq', '=', row.seq).compile(),
    ]
  })
}
