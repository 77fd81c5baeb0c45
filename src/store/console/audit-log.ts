import type { AuditEntry, AuditLog } from '../../console/access/ports.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import type { AuditRow } from './schema.ts'

/** Who did what. */
export function createAuditLog({ queries, batch }: Database<Schema>): AuditLog {
  return {
    async add(entry) {
      await queries.insertInto('audit').values(toRow(entry)).execute()
    },

    async list({ limit, after, action, actorId, result, from, until }) {
      const rows = await queries
        .selectFrom('audit')
        .selectAll()
        .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
        .$if(actorId !== undefined, (query) => query.where('actor_id', '=', actorId ?? ''))
        .$if(result !== undefined, (query) => query.where('result', '=', result ?? ''))
        .$if(from !== undefined, (query) => query.where('at', '>=', from ?? 0))
        .$if(until !== undefined, (query) => query.where('at', '<', until ?? 0))
        .$if(after !== null, (query) =>
          query.where((row) =>
            row.or([
              row('at', '<', after?.at ?? 0),
              row.and([row('at', '=', after?.at ?? 0), row('id', '<', after?.id ?? '')]),
            ]),
          ),
        )
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toEntry)
    },

    async removeBefore(before, most) {
      const old = queries.selectFrom('audit').select('id').where('at', '<', before).limit(most)
      const [removed] = await batch([queries.deleteFrom('audit').where('id', 'in', old).compile()])
      return removed ?? 0
    },
  }
}

function toRow({ id, at, actorKind, actorId, actorName, action, target, result, address }: AuditEntry): AuditRow {
  return { id, at, actor_kind: actorKind, actor_id: actorId, actor_name: actorName, action, target, result, address }
}

function toEntry(row: AuditRow): AuditEntry {
  const { id, at, action, target, address } = row
  return {
    ...{ id, at, action, target, address, actorId: row.actor_id, actorName: row.actor_name },
    actorKind: row.actor_kind as AuditEntry['actorKind'],
    result: row.result as AuditEntry['result'],
  }
}
