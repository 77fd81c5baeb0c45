import type { Links } from '../../console/access/ports.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'

/** The links to set a password with. */
export function createLinks({ queries, batch }: Database<Schema>): Links {
  return {
    async add({ tokenHash, userId, createdAt, expiresAt }) {
      const times = { created_at: createdAt, expires_at: expiresAt, used_at: null }
      await queries
        .insertInto('sign_in_links')
        .values({ token_hash: tokenHash, user_id: userId, ...times })
        .execute()
    },

    async find(tokenHash, now) {
      const row = await queries
        .selectFrom('sign_in_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row ? { userId: row.user_id, createdAt: row.created_at, expiresAt: row.expires_at } : null
    },

    async use(tokenHash, now) {
      const update = queries
        .updateTable('sign_in_links')
        .set({ used_at: now })
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
      const [used] = await batch([update.compile()])
      return used === 1
    },

    async removeBefore(before, most) {
      const old = queries.selectFrom('sign_in_links').select('token_hash').where('expires_at', '<', before).limit(most)
      const [removed] = await batch([queries.deleteFrom('sign_in_links').where('token_hash', 'in', old).compile()])
      return removed ?? 0
    },
  }
}
