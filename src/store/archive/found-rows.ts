import { type Expression, expressionBuilder, type QueryCreator, type SqlBool, sql } from 'kysely'
import type { IndexMatch, IndexQuery, UnreadMatch } from '../../archive/ports.ts'
import type { Schema } from '../schema.ts'
import { sqliteWords } from './sqlite-words.ts'

const hourMs = 3_600_000

interface Page {
  /** Only keys below it; null for all. */
  readonly before: number | null
  readonly limit: number
}

/** The facts of calls that fit, newest first, from each place where they can be; each call is in one place only. */
export function rowsOf(queries: QueryCreator<Schema>, query: IndexQuery, page: Page) {
  const { match, unread } = query
  const withoutIndex = [...conditionsOf(query), ...keyConditions(queries, query, page, 'call_facts.key')]
  if (match === null && unread === null) return [listed(queries, withoutIndex, page)]
  return [
    ...(match === null
      ? []
      : [indexed(queries, match, [...conditionsOf(query), ...keyConditions(queries, query, page, 'hit.key')], page)]),
    ...(unread === null ? [] : [listed(queries, [...withoutIndex, ...unreadConditions(unread)], page)]),
  ]
}

function listed(queries: QueryCreator<Schema>, conditions: readonly Expression<SqlBool>[], { limit }: Page) {
  return queries
    .selectFrom('call_facts')
    .selectAll('call_facts')
    .where((from) => from.and(conditions))
    .orderBy('call_facts.key', 'desc')
    .limit(limit)
}

/** The index comes first, whatever the database thinks of it: it gives the keys in order. */
function indexed(
  queries: QueryCreator<Schema>,
  match: IndexMatch,
  conditions: readonly Expression<SqlBool>[],
  { limit }: Page,
) {
  return queries
    .selectFrom(sqliteWords.hits(match))
    .crossJoin('call_facts')
    .selectAll('call_facts')
    .whereRef('call_facts.key', '=', 'hit.key')
    .where((from) => from.and(conditions))
    .orderBy('hit.key', 'desc')
    .limit(limit)
}

/** Values of partial indexes are part of the text, since only then the database takes these indexes. */
function conditionsOf({ from, to, days, isLive, isTest, slowerThanMs }: IndexQuery): Expression<SqlBool>[] {
  const row = expressionBuilder<Schema, 'call_facts'>()
  return [
    ...(from === null ? [] : [row('call_facts.started_at', '>=', from)]),
    ...(to === null ? [] : [row('call_facts.started_at', '<', to)]),
    ...(days === null ? [] : [row.between('call_facts.day', days.from, days.to)]),
    ...(isLive === null ? [] : [row('call_facts.ended_at', isLive ? 'is' : 'is not', null)]),
    ...(isTest === null ? [] : [row('call_facts.test', '=', row.lit(isTest ? 1 : 0))]),
    ...(slowerThanMs === null ? [] : [row('call_facts.slowest_ms', '>', slowerThanMs)]),
  ]
}

/**
 * Keys grow with the beginnings of calls, so a span of time is a span of keys; the hours tell which, even where the clock
 * was set back.
 */
function keyConditions(
  queries: QueryCreator<Schema>,
  { from, to }: IndexQuery,
  { before }: Page,
  key: 'hit.key' | 'call_facts.key',
): Expression<SqlBool>[] {
  const row = expressionBuilder<Schema, 'call_facts'>()
  const keyed = sql.ref<number>(key)
  const hours = queries
    .selectFrom('call_hours')
    .$if(from !== null, (query) => query.where('hour', '>=', Math.floor((from ?? 0) / hourMs)))
    .$if(to !== null, (query) => query.where('hour', '<=', Math.floor((to ?? 0) / hourMs)))
  return [
    ...(before === null ? [] : [row(keyed, '<', before)]),
    ...(from === null
      ? []
      : [
          row(
            keyed,
            '>=',
            hours.select((hour) => hour.fn.min('first_key').as('key')),
          ),
        ]),
    ...(to === null
      ? []
      : [
          row(
            keyed,
            '<=',
            hours.select((hour) => hour.fn.max('last_key').as('key')),
          ),
        ]),
  ]
}

/** What is known of a call from its beginning on. */
function unreadConditions({ line, caller }: UnreadMatch): Expression<SqlBool>[] {
  const row = expressionBuilder<Schema, 'call_facts'>()
  const pattern = `%${(caller ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return [
    row('call_facts.read_to', '<=', row.lit(0)),
    ...(line === null ? [] : [row('call_facts.lines', '=', line)]),
    ...(caller === null ? [] : [sql<SqlBool>`lower(call_facts.caller) like ${pattern} escape '\\'`]),
  ]
}
