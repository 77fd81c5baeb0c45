import type { QueryCreator } from 'kysely'
import type { ArchiveReader } from '../../archive/ports.ts'
import { toRecord } from '../event-rows.ts'
import type { FactRow, Schema } from '../schema.ts'
import { toFound } from './fact-rows.ts'
import { rowsOf } from './found-rows.ts'

/** The facts, words and sums of calls, read without ever writing. */
export function createArchiveReader(queries: QueryCreator<Schema>): ArchiveReader {
  return {
    async find(query, page) {
      const found = await Promise.all(rowsOf(queries, query, page).map((rows) => rows.execute()))
      const newestFirst = found.flat().toSorted((one: FactRow, other: FactRow) => other.key - one.key)
      return newestFirst.slice(0, page.limit).map(toFound)
    },

    async count(query, most) {
      const counts = await Promise.all(
        rowsOf(queries, query, { before: null, limit: most }).map((rows) =>
          queries
            .selectFrom(rows.as('found'))
            .select((from) => from.fn.countAll<number | string>().as('count'))
            .executeTakeFirstOrThrow(),
        ),
      )
      const total = counts.reduce((sum, { count }) => sum + Number(count), 0)
      return Math.min(total, most)
    },

    async backlog(most) {
      const waiting = queries.selectFrom('call_facts').select('key').whereRef('read_to', '<', 'due').limit(most)
      const { count } = await queries
        .selectFrom(waiting.as('waiting'))
        .select((from) => from.fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async facts(callId) {
      const row = await queries.selectFrom('call_facts').selectAll().where('call_id', '=', callId).executeTakeFirst()
      return row ? toFound(row) : null
    },

    async records(callId, from) {
      const rows = await queries
        .selectFrom('events')
        .selectAll()
        .where('call_id', '=', callId)
        .where('seq', '>=', from)
        .orderBy('seq')
        .execute()
      return rows.map(toRecord)
    },

    async spoken(callIds, types) {
      if (callIds.length === 0) return []
      const rows = await queries
        .selectFrom('events')
        .selectAll()
        .where('call_id', 'in', callIds)
        .where('type', 'in', types)
        .orderBy('call_id')
        .orderBy('seq')
        .execute()
      return rows.map(toRecord)
    },

    async sums(ranges) {
      const rows = await queries
        .selectFrom('rollups')
        .select((row) => ['measure', row.fn.sum<number | string>('amount').as('amount')])
        .where((row) => row.or(ranges.map(({ from, to }) => row.between('span', from, to))))
        .groupBy('measure')
        .execute()
      return rows.map(({ measure, amount }) => ({ measure, amount: Number(amount) }))
    },

    daily(from, to, measures) {
      return queries
        .selectFrom('rollups')
        .selectAll()
        .where((row) => row.between('span', from, to))
        .where('measure', 'in', measures)
        .execute()
    },

    async firstDay(measure) {
      const row = await queries
        .selectFrom('rollups')
        .select((from) => from.fn.min('span').as('day'))
        .where('measure', '=', measure)
        // Months are lower numbers than days.
        .where('span', '>=', 10_000_000)
        .executeTakeFirst()
      return row?.day ?? null
    },
  }
}
