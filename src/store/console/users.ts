import type { ExpressionBuilder, QueryCreator } from 'kysely'
import type { NewUser, User, UserChange, Users } from '../../console/access/ports.ts'
import type { Role } from '../../console/access/scopes.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import { StoreError } from '../store-error.ts'
import type { UserRow } from './schema.ts'

/** The people who may use the console. */
export function createUsers({ queries, batch }: Database<Schema>): Users {
  const find = async (id: string) => {
    const row = await queries.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? toUser(row) : null
  }
  /** Why nothing changed, although nobody had taken the name. */
  const whyNot = async (id: string) => ((await find(id)) ? 'last-owner' : 'missing')

  return {
    find,

    async any() {
      const row = await queries.selectFrom('users').select('id').limit(1).executeTakeFirst()
      return row !== undefined
    },

    async list() {
      const rows = await queries.selectFrom('users').selectAll().orderBy('name_key').execute()
      return rows.map(toUser)
    },

    async findByLogin(login) {
      const row = await queries
        .selectFrom('users')
        .selectAll()
        .where((user) => user.or([user('name_key', '=', nameKey(login)), user('email', '=', emailKey(login))]))
        .executeTakeFirst()
      return row ? toUser(row) : null
    },

    async add(user, { first = false } = {}) {
      const insert = queries.insertInto('users')
      const row = toRow(user)
      const statement = first ? insert.columns(columns).expression(ifNobody(queries, row)) : insert.values(row)
      const changes = await unlessTaken(() => batch([statement.compile()]))
      return changes === 'taken' ? 'taken' : changes[0] === 1 ? 'done' : 'missing'
    },

    async change(id, change, { endSignIns = false } = {}) {
      const losesOwner = (change.role ?? 'owner') !== 'owner' || (change.disabledAt ?? null) !== null
      const update = queries
        .updateTable('users')
        .set((row) => ({ ...toColumns(change), epoch: row('epoch', '+', endSignIns ? 1 : 0) }))
        .where('id', '=', id)
        .$if(losesOwner, (query) => query.where(isNoLastOwner))
      const changes = await unlessTaken(() => batch([update.compile()]))
      if (changes === 'taken') return 'taken'
      return changes[0] === 1 ? 'done' : whyNot(id)
    },

    async remove(id) {
      const gone = queries.selectFrom('users').select('id').where('id', '=', id)
      const changes = await batch([
        queries.deleteFrom('users').where('id', '=', id).where(isNoLastOwner).compile(),
        ...(['sign_ins', 'api_tokens', 'sign_in_links'] as const).map((table) =>
          queries
            .deleteFrom(table)
            .where('user_id', '=', id)
            .where(({ not, exists }) => not(exists(gone)))
            .compile(),
        ),
      ])
      return changes[0] === 1 ? 'done' : whyNot(id)
    },
  }
}

const columns = [
  ...(['id', 'name', 'name_key', 'email', 'role', 'password_hash', 'oidc_subject', 'created_at'] as const),
  ...(['last_sign_in_at', 'disabled_at', 'epoch'] as const),
]

/** The values of a row as long as there is no user; nothing otherwise. */
function ifNobody(queries: QueryCreator<Schema>, row: UserRow) {
  return queries
    .selectNoFrom((from) => columns.map((column) => from.val(row[column]).as(column)))
    .where((from) => from.not(from.exists(queries.selectFrom('users').select('id'))))
}

/** True for whoever is no working owner, and for an owner as long as another one can sign in. */
function isNoLastOwner(user: ExpressionBuilder<Schema, 'users'>) {
  const other = user
    .selectFrom('users as other')
    .select('other.id')
    .whereRef('other.id', '<>', 'users.id')
    .where('other.role', '=', 'owner')
    .where('other.disabled_at', 'is', null)
    .where((owner) =>
      owner.or([owner('other.password_hash', 'is not', null), owner('other.last_sign_in_at', 'is not', null)]),
    )
  return user.or([user('users.role', '<>', 'owner'), user('users.disabled_at', 'is not', null), user.exists(other)])
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T | 'taken'> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'taken') return 'taken'
    throw error
  }
}

function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

function toRow({ id, name, email, role, passwordHash, createdAt }: NewUser): UserRow {
  return {
    ...{ id, name, name_key: nameKey(name), email: email === null ? null : emailKey(email), role },
    ...{ password_hash: passwordHash, oidc_subject: null, created_at: createdAt },
    ...{ last_sign_in_at: null, disabled_at: null, epoch: 0 },
  }
}

/** The columns of what is given. */
function toColumns(change: UserChange): Partial<UserRow> {
  const { name, email, role, passwordHash, oidcSubject, lastSignInAt, disabledAt } = change
  return {
    ...(name !== undefined && { name, name_key: nameKey(name) }),
    ...(email !== undefined && { email: email === null ? null : emailKey(email) }),
    ...(role !== undefined && { role }),
    ...(passwordHash !== undefined && { password_hash: passwordHash }),
    ...(oidcSubject !== undefined && { oidc_subject: oidcSubject }),
    ...(lastSignInAt !== undefined && { last_sign_in_at: lastSignInAt }),
    ...(disabledAt !== undefined && { disabled_at: disabledAt }),
  }
}

export function toUser(row: UserRow): User {
  return {
    ...{ id: row.id, name: row.name, email: row.email, role: row.role as Role, epoch: row.epoch },
    ...{ passwordHash: row.password_hash, oidcSubject: row.oidc_subject, createdAt: row.created_at },
    ...{ lastSignInAt: row.last_sign_in_at, disabledAt: row.disabled_at },
  }
}
