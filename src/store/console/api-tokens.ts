import type { ApiToken, ApiTokens } from '../../console/access/ports.ts'
import { knownScopes } from '../../console/access/scopes.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import type { TokenRow } from './schema.ts'
import { toUser } from './users.ts'

const ofToken = [
  ...(['api_tokens.id as token_id', 'api_tokens.user_id', 'api_tokens.name as token_name'] as const),
  ...(['api_tokens.scopes', 'api_tokens.created_at as made_at', 'api_tokens.expires_at'] as const),
  'api_tokens.last_used_at',
] as const

/** The tokens of programs that use the API. */
export function createApiTokens({ queries, batch }: Database<Schema>): ApiTokens {
  const withMakers = queries.selectFrom('api_tokens').innerJoin('users', 'users.id', 'api_tokens.user_id')
  return {
    async add(token) {
      const { id, name, userId, tokenHash, createdAt, expiresAt, lastUsedAt } = token
      const row: TokenRow = {
        ...{ id, user_id: userId, name, token_hash: tokenHash, scopes: token.scopes.join(' ') },
        ...{ created_at: createdAt, expires_at: expiresAt, last_used_at: lastUsedAt },
      }
      await queries.insertInto('api_tokens').values(row).execute()
    },

    async find(tokenHash, now) {
      const row = await withMakers
        .selectAll('users')
        .select(ofToken)
        .where('api_tokens.token_hash', '=', tokenHash)
        .where('users.disabled_at', 'is', null)
        .where((token) => token.or([token('expires_at', 'is', null), token('expires_at', '>', now)]))
        .executeTakeFirst()
      return row ? { token: toToken(row), user: toUser(row) } : null
    },

    async used(id, at) {
      await queries.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', id).execute()
    },

    async list() {
      const rows = await withMakers
        .select([...ofToken, 'users.name as user_name'])
        .orderBy('api_tokens.created_at', 'desc')
        .orderBy('api_tokens.id')
        .execute()
      return rows.map((row) => ({ ...toToken(row), userName: row.user_name }))
    },

    async remove(id) {
      const [removed] = await batch([queries.deleteFrom('api_tokens').where('id', '=', id).compile()])
      return removed === 1
    },
  }
}

type Found = Pick<TokenRow, 'user_id' | 'scopes' | 'expires_at' | 'last_used_at'> & {
  readonly token_id: string
  readonly token_name: string
  readonly made_at: number
}

function toToken(row: Found): ApiToken {
  return {
    ...{ id: row.token_id, userId: row.user_id, name: row.token_name, scopes: knownScopes(row.scopes.split(' ')) },
    ...{ createdAt: row.made_at, expiresAt: row.expires_at, lastUsedAt: row.last_used_at },
  }
}
