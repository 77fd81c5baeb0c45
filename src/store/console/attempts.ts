import type { AttemptCount, Attempts } from '../../console/access/ports.ts'
import type { Database, Statement } from '../database.ts'
import type { Schema } from '../schema.ts'

/** How often somebody has tried to sign in. */
export function createAttempts({ queries, batch }: Database<Schema>): Attempts {
  function update(key: string, before: AttemptCount, next: AttemptCount): Statement {
    return queries
      .updateTable('sign_in_attempts')
      .set(columnsOf(next))
      .where('key', '=', key)
      .where('failures', '=', before.failures)
      .where('last_at', '=', before.lastAt)
      .where('blocked_until', '=', before.blockedUntil)
      .compile()
  }

  function insertion(key: string, next: AttemptCount): Statement {
    const insert = queries.insertInto('sign_in_attempts').values({ key, ...columnsOf(next) })
    return insert.onConflict((conflict) => conflict.column('key').doNothing()).compile()
  }

  return {
    async find(key) {
      const row = await queries.selectFrom('sign_in_attempts').selectAll().where('key', '=', key).executeTakeFirst()
      return row ? { failures: row.failures, lastAt: row.last_at, blockedUntil: row.blocked_until } : null
    },

    async replace(key, before, next) {
      const [changed] = await batch([before ? update(key, before, next) : insertion(key, next)])
      return changed === 1
    },

    async removeBefore(before, most) {
      const old = queries.selectFrom('sign_in_attempts').select('key').where('last_at', '<', before).limit(most)
      const [removed] = await batch([queries.deleteFrom('sign_in_attempts').where('key', 'in', old).compile()])
      return removed ?? 0
    },
  }
}

function columnsOf({ failures, lastAt, blockedUntil }: AttemptCount) {
  return { failures, last_at: lastAt, blocked_until: blockedUntil }
}
