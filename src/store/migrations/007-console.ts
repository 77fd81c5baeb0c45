import type { Kysely } from 'kysely'

/** Who may use the console, how they prove it, and what they did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createUsers(db)
  await createSignIns(db)
  await createTokens(db)
  await createAudit(db)
}

async function createUsers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('oidc_subject', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_sign_in_at', 'bigint')
    .addColumn('disabled_at', 'bigint')
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('users_name').on('users').column('name_key').unique().execute()
  await db.schema.createIndex('users_email').on('users').column('email').unique().execute()
}

async function createSignIns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_ins')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('browser_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('proof', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('sign_ins_token').on('sign_ins').column('token_hash').unique().execute()
  await db.schema.createIndex('sign_ins_user').on('sign_ins').columns(['user_id', 'last_used_at']).execute()
  await db.schema.createIndex('sign_ins_browser').on('sign_ins').columns(['browser_hash', 'user_id']).execute()
  await db.schema.createIndex('sign_ins_used').on('sign_ins').column('last_used_at').execute()
  await db.schema
    .createTable('sign_in_links')
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('user_id', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await db.schema.createIndex('sign_in_links_expiry').on('sign_in_links').column('expires_at').execute()
  await db.schema
    .createTable('sign_in_attempts')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('blocked_until', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('sign_in_attempts_age').on('sign_in_attempts').column('last_at').execute()
}

async function createTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_tokens')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('last_used_at', 'bigint')
    .execute()
  await db.schema.createIndex('api_tokens_token').on('api_tokens').column('token_hash').unique().execute()
  await db.schema.createIndex('api_tokens_user').on('api_tokens').column('user_id').execute()
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor_kind', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .execute()
  // Each order ends in the primary key, so that entries of the same moment need no sorting.
  const newest = ['at', 'id']
  await db.schema.createIndex('audit_at').on('audit').columns(newest).execute()
  await db.schema
    .createIndex('audit_action')
    .on('audit')
    .columns(['action', ...newest])
    .execute()
  await db.schema
    .createIndex('audit_actor')
    .on('audit')
    .columns(['actor_id', ...newest])
    .execute()
}
