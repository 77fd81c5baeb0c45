import type { CallerRecords } from '../../privacy/ports.ts'
import { forgetWords } from '../archive/forget-words.ts'
import type { Database, Statement } from '../database.ts'
import { toRecord } from '../event-rows.ts'
import type { Schema } from '../schema.ts'
import { deleteCalls, tablesOfCalls } from './delete-calls.ts'
import { isRecorded } from './is-recorded.ts'

const callsAtOnce = 20
const recordsAtOnce = 500

/**
 * Everything that is kept of one caller.
 * @param shred makes deleted rows unreadable in the files; false when it could not
 */
export function createCallerRecords(database: Database<Schema>, shred: () => Promise<boolean>): CallerRecords {
  const { queries } = database
  return {
    async callsOf(number) {
      const rows = await queries
        .selectFrom('calls')
        .select(['id', 'started_at', 'ended_at', isRecorded])
        .where('caller', 'in', [number, `whatsapp:${number}`])
        .orderBy('started_at')
        .execute()
      return rows.map(({ id, started_at, ended_at, recorded }) => ({
        ...{ callId: id, startedAt: started_at, endedAt: ended_at, isRecorded: Boolean(recorded) },
      }))
    },

    async recordsOf(callId) {
      const rows = await queries.selectFrom('events').selectAll().where('call_id', '=', callId).orderBy('seq').execute()
      return rows.map(toRecord)
    },

    async otherRows(callIds) {
      const found: Record<string, object[]> = {}
      for (const table of tablesOfCalls) {
        if (table === 'events') continue
        const rows = callIds.map((id) => queries.selectFrom(table).selectAll().where('call_id', '=', id).execute())
        found[table] = (await Promise.all(rows)).flat()
      }
      return found
    },

    async erase({ number, callIds, at, hide }) {
      for (let first = 0; first < callIds.length; first += callsAtOnce) {
        await database.batch(deleteCalls(queries, callIds.slice(first, first + callsAtOnce)))
      }
      const mentions = (await hideInEvents(database, hide)) + (await hideElsewhere(database, hide))
      await database.batch([
        queries.deleteFrom('caller_memory').where('number', '=', number).compile(),
        queries.insertInto('erasures').values({ at, calls: callIds.length, mentions }).compile(),
      ])
      return { calls: callIds.length, mentions }
    },

    shred,
  }
}

/** Reads the whole log in parts; gives how many records were changed. */
async function hideInEvents(database: Database<Schema>, hide: (text: string) => string): Promise<number> {
  const { queries } = database
  let after = { call_id: '', seq: -1 }
  let changed = 0
  while (true) {
    const { call_id, seq } = after
    const rows = await queries
      .selectFrom('events')
      .select(['call_id', 'seq', 'data'])
      .where((from) =>
        from.or([from('call_id', '>', call_id), from.and([from('call_id', '=', call_id), from('seq', '>', seq)])]),
      )
      .orderBy('call_id')
      .orderBy('seq')
      .limit(recordsAtOnce)
      .execute()
    const speaking = new Set<string>()
    const updates = rows.flatMap((row): Statement[] => {
      const data = hiddenInJson(row.data, hide)
      if (data === row.data) return []
      speaking.add(row.call_id)
      const place = queries.updateTable('events').where('call_id', '=', row.call_id).where('seq', '=', row.seq)
      return [place.set({ data }).compile()]
    })
    await database.batch([...updates, ...[...speaking].flatMap((callId) => forgetWords(queries, callId))])
    changed += updates.length
    const last = rows.at(-1)
    if (!last || rows.length < recordsAtOnce) return changed
    after = last
  }
}

/** In the other tables with words in them. */
async function hideElsewhere(database: Database<Schema>, hide: (text: string) => string): Promise<number> {
  const { queries } = database
  const questions = await queries.selectFrom('unanswered').select(['call_id', 'turn', 'question']).execute()
  const remembered = await queries.selectFrom('caller_memory').selectAll().execute()
  const failed = await queries
    .selectFrom('outbox')
    .select(['id', 'last_error'])
    .where('last_error', 'is not', null)
    .execute()
  const updates = [
    ...questions
      .filter(({ question }) => hide(question) !== question)
      .map(({ call_id, turn, question }) =>
        queries
          .updateTable('unanswered')
          .set({ question: hide(question) })
          .where('call_id', '=', call_id)
          .where('turn', '=', turn)
          .compile(),
      ),
    ...remembered
      .map((row) => ({ ...row, hidden: hiddenInJson(JSON.stringify([row.name, row.summary, row.open_points]), hide) }))
      .filter(({ name, summary, open_points, hidden }) => hidden !== JSON.stringify([name, summary, open_points]))
      .map(({ number, hidden }) => {
        const [name, summary, open_points] = JSON.parse(hidden)
        return queries
          .updateTable('caller_memory')
          .set({ name, summary, open_points })
          .where('number', '=', number)
          .compile()
      }),
    ...failed
      .filter(({ last_error }) => hide(last_error ?? '') !== last_error)
      .map(({ id, last_error }) =>
        queries
          .updateTable('outbox')
          .set({ last_error: hide(last_error ?? '') })
          .where('id', '=', id)
          .compile(),
      ),
  ]
  await database.batch(updates)
  return updates.length
}

/** Only texts are changed: a figure among figures stays one. */
function hiddenInJson(json: string, hide: (text: string) => string): string {
  if (hide(json) === json) return json
  return JSON.stringify(JSON.parse(json, (_key, value) => (typeof value === 'string' ? hide(value) : value)))
}
