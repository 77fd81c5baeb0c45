import type { QueryCreator } from 'kysely'
import type { Holding, NewSignIn, SignIn, SignIns } from '../../console/access/ports.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import type { SignInRow } from './schema.ts'
import { toUser } from './users.ts'

const ofSignIn = [
  ...(['sign_ins.id as sign_in_id', 'sign_ins.user_id', 'sign_ins.created_at as begun_at'] as const),
  ...(['sign_ins.last_used_at', 'sign_ins.expires_at', 'sign_ins.address', 'sign_ins.agent'] as const),
  'sign_ins.proof',
] as const

/** The browsers in which people have signed in. */
export function createSignIns({ queries, batch }: Database<Schema>): SignIns {
  return {
    async add(signIn) {
      await queries.insertInto('sign_ins').values(toRow(signIn)).execute()
    },

    async find(tokenHash, holding) {
      const row = await holdingNow(queries, holding)
        .selectAll('users')
        .select(ofSignIn)
        .where('sign_ins.token_hash', '=', tokenHash)
        .where('users.disabled_at', 'is', null)
        .executeTakeFirst()
      return row ? { signIn: toSignIn(row), user: toUser(row) } : null
    },

    async used(id, at) {
      await queries.updateTable('sign_ins').set({ last_used_at: at }).where('id', '=', id).execute()
    },

    async list(userId, holding) {
      const rows = await holdingNow(queries, holding)
        .select(ofSignIn)
        .where('sign_ins.user_id', '=', userId)
        .orderBy('sign_ins.last_used_at', 'desc')
        .execute()
      return rows.map(toSignIn)
    },

    async end(id, at) {
      const update = queries.updateTable('sign_ins').set({ ended_at: at })
      await update.where('id', '=', id).where('ended_at', 'is', null).execute()
    },

    async knowsBrowser(userId, browserHash) {
      const row = await queries
        .selectFrom('sign_ins')
        .select('id')
        .where('browser_hash', '=', browserHash)
        .$if(userId !== null, (query) => query.where('user_id', '=', userId ?? ''))
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async removeBefore(before, most) {
      const old = queries.selectFrom('sign_ins').select('id').where('last_used_at', '<', before).limit(most)
      const [removed] = await batch([queries.deleteFrom('sign_ins').where('id', 'in', old).compile()])
      return removed ?? 0
    },
  }
}

function holdingNow(queries: QueryCreator<Schema>, { now, usedSince }: Holding) {
  return queries
    .selectFrom('sign_ins')
    .innerJoin('users', 'users.id', 'sign_ins.user_id')
    .whereRef('sign_ins.epoch', '=', 'users.epoch')
    .where('sign_ins.ended_at', 'is', null)
    .where('sign_ins.expires_at', '>', now)
    .where('sign_ins.last_used_at', '>=', usedSince)
}

function toRow(signIn: NewSignIn): SignInRow {
  const { id, address, agent, epoch } = signIn
  return {
    ...{ id, user_id: signIn.userId, epoch, token_hash: signIn.tokenHash, browser_hash: signIn.browserHash },
    ...{ created_at: signIn.createdAt, last_used_at: signIn.lastUsedAt, expires_at: signIn.expiresAt },
    ...{ ended_at: null, address, agent, proof: signIn.by },
  }
}

type Found = Pick<SignInRow, 'user_id' | 'last_used_at' | 'expires_at' | 'address' | 'agent' | 'proof'> & {
  readonly sign_in_id: string
  readonly begun_at: number
}

function toSignIn(row: Found): SignIn {
  return {
    ...{ id: row.sign_in_id, userId: row.user_id, createdAt: row.begun_at, lastUsedAt: row.last_used_at },
    ...{ expiresAt: row.expires_at, address: row.address, agent: row.agent, by: row.proof as SignIn['by'] },
  }
}
