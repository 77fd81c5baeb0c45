import type { QueryCreator } from 'kysely'
import type { ArchiveEntry, ArchiveWriter } from '../../archive/ports.ts'
import type { Database, Statement } from '../database.ts'
import { toRecord } from '../event-rows.ts'
import type { Schema } from '../schema.ts'
import { type FactColumns, toColumns, toCounted } from './fact-rows.ts'
import { sqliteWords } from './sqlite-words.ts'

/** As much as is rewritten at a time when words are made unreadable: a few ms of work, in which appends wait. */
const sweepKilobytes = 256

/**
 * The facts, words and sums of calls in the log's database.
 * @param reads where it is read from, beside the writing
 * @param emptyJournal takes what the journal holds into the file and cuts it off
 */
export function createArchiveWriter(
  database: Database<Schema>,
  reads: QueryCreator<Schema>,
  emptyJournal: () => Promise<unknown>,
): ArchiveWriter {
  const { queries } = database
  const statements = archiveStatements(queries)
  return {
    async due(limit) {
      const rows = await reads
        .selectFrom('call_facts')
        .selectAll()
        .whereRef('read_to', '<', 'due')
        .orderBy('key', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        ...{ callId: row.call_id, claim: row.claim, counted: row.read_to === 0 ? null : toCounted(row) },
      }))
    },

    async records(callId) {
      const rows = await reads.selectFrom('events').selectAll().where('call_id', '=', callId).orderBy('seq').execute()
      return rows.map(toRecord)
    },

    async write(entries) {
      if (entries.length === 0) return
      await database.batch([...entries.flatMap(statements), sqliteWords.tidy(entries.length)])
    },

    async clean() {
      const isClean = (await reads.selectFrom('removed_words').select('times').executeTakeFirst()) === undefined
      if (isClean) return false
      if (await cleanWords(database, sweepKilobytes)) return true
      await emptyJournal()
      return false
    },
  }
}

/** Rewrites a part of the index, if anything was removed from it; false when nothing of that is left in the file. */
export async function cleanWords(database: Database<Schema>, kilobytes: number): Promise<boolean> {
  const { queries } = database
  const removed = await queries.selectFrom('removed_words').select('times').executeTakeFirst()
  if (!removed) return false
  const before = await stateOf(database)
  await database.batch([sqliteWords.sweep(kilobytes)])
  if ((await stateOf(database)) !== before) return true
  // Others may have removed more since.
  await queries.deleteFrom('removed_words').where('times', '=', removed.times).execute()
  return false
}

async function stateOf({ queries }: Database<Schema>): Promise<string | undefined> {
  return (await queries.selectFrom(sqliteWords.state()).select('state').executeTakeFirst())?.state
}

/**
 * Gives what writes an entry. All but the first change nothing unless that one has set its claim, so that a call is
 * counted once whoever writes it at the same time. Statements are made once, with values to follow.
 */
export function archiveStatements(queries: QueryCreator<Schema>): (entry: ArchiveEntry) => readonly Statement[] {
  const update = factUpdate(queries)
  const add = sumUpdate(queries)
  return (entry) => {
    const { facts, claim, newClaim, words, caller, numbers, marks, changes } = entry
    const key = [facts.callId, newClaim]
    return [
      update(toColumns(entry), [entry.records, newClaim, facts.callId, claim]),
      // A call that nobody has written yet is not in the index.
      ...(claim === 0 ? [] : [{ sql: sqliteWords.takeOut, parameters: key }]),
      { sql: sqliteWords.put, parameters: [words, caller, numbers, marks, ...key] },
      ...changes.map(({ span, measure, amount }) => ({ sql: add, parameters: [span, measure, amount, ...key] })),
    ]
  }
}

function factUpdate(queries: QueryCreator<Schema>) {
  let sql: string | null = null
  return (columns: FactColumns, others: readonly unknown[]): Statement => {
    sql ??= queries
      .updateTable('call_facts')
      .set({ ...columns, read_to: 0, claim: 0 })
      .where('call_id', '=', '')
      .where('claim', '=', 0)
      .compile().sql
    return { sql, parameters: [...Object.values(columns), ...others] }
  }
}

function sumUpdate(queries: QueryCreator<Schema>): string {
  const ofClaim = queries
    .selectFrom('call_facts')
    .select((from) => [from.val(0).as('span'), from.val('').as('measure'), from.val(0).as('amount')])
    .where('call_id', '=', '')
    .where('claim', '=', 0)
  return queries
    .insertInto('rollups')
    .columns(['span', 'measure', 'amount'])
    .expression(ofClaim)
    .onConflict((conflict) =>
      conflict.columns(['span', 'measure']).doUpdateSet((row) => ({
        amount: row('rollups.amount', '+', row.ref('excluded.amount')),
      })),
    )
    .compile().sql
}
