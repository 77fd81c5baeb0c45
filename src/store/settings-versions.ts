import type { QueryCreator } from 'kysely'
import type { SettingsVersions, VersionRun } from '../config/settings-versions.ts'
import type { Database } from './database.ts'
import type { Schema, SettingsRunRow } from './schema.ts'
import { StoreError } from './store-error.ts'

/** More writers at once than this are no people. */
const mostAttempts = 5

/** Every version of the settings that ever ran, in the database of the call log. */
export function createSettingsVersions(database: Database<Schema>): SettingsVersions {
  const { queries } = database
  return {
    async put(run, text) {
      for (let attempt = 1; ; attempt += 1) {
        const newest = await newestRun(queries)
        if (newest?.version === run.version) return
        try {
          await add(database, { ...run, number: (newest?.number ?? 0) + 1 }, text)
          return
        } catch (error) {
          const isTaken = error instanceof StoreError && error.kind === 'taken'
          if (!isTaken || attempt === mostAttempts) throw error
        }
      }
    },

    async list({ before, limit }) {
      const rows = await queries
        .selectFrom('settings_runs')
        .selectAll()
        .$if(before !== null, (query) => query.where('number', '<', before ?? 0))
        .orderBy('number', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toRun)
    },

    async text(version) {
      const row = await queries
        .selectFrom('settings_texts')
        .select('text')
        .where('version', '=', version)
        .executeTakeFirst()
      return row?.text ?? null
    },
  }
}

async function newestRun(queries: QueryCreator<Schema>): Promise<SettingsRunRow | undefined> {
  return queries.selectFrom('settings_runs').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
}

async function add({ queries, batch }: Database<Schema>, run: VersionRun, text: string): Promise<void> {
  const { number, version, at, origin, by, note } = run
  await batch([
    queries
      .insertInto('settings_texts')
      .values({ version, text })
      .onConflict((conflict) => conflict.column('version').doNothing())
      .compile(),
    queries.insertInto('settings_runs').values({ number, version, at, origin, made_by: by, note }).compile(),
  ])
}

function toRun({ number, version, at, origin, made_by, note }: SettingsRunRow): VersionRun {
  return { number, version, at, origin: origin as VersionRun['origin'], by: made_by, note }
}
