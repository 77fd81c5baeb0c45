import type { Kysely } from 'kysely'

/** Sources, their documents with the text, and the vectors of the text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSources(db)
  await createDocuments(db)
  await createPassages(db)
  await db.schema
    .createTable('vectors')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('vector', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('vectors_primary_key', ['model', 'hash'])
    .execute()
}

async function createSources(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sources')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('location', 'text', (column) => column.notNull())
    .addColumn('checked_at', 'bigint')
    .addColumn('succeeded_at', 'bigint')
    .addColumn('problem', 'text')
    .execute()
}

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('documents')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint')
    .addColumn('read_at', 'bigint')
    .addColumn('checked_at', 'bigint', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('removed', 'integer', (column) => column.notNull())
    .addColumn('passages', 'integer', (column) => column.notNull())
    .addColumn('revision', 'bigint')
    .execute()
  await db.schema.createIndex('documents_source').on('documents').columns(['source', 'removed', 'name']).execute()
  await db.schema.createIndex('documents_revision').on('documents').column('revision').unique().execute()
}

async function createPassages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passages')
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('passages_primary_key', ['document', 'place'])
    .execute()
  await db.schema.createIndex('passages_hash').on('passages').column('hash').execute()
}
