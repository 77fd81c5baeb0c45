import type { QueryCreator } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * A row to be inserted unless its call is a test. The parameters are the values of the row in the order of its fields,
 * and behind them the call's id.
 */
export function unlessTest(queries: QueryCreator<Schema>, row: object) {
  return queries
    .selectNoFrom((from) => Object.entries(row).map(([name, value]) => from.val(value).as(name)))
    .where((from) =>
      from.not(
        from.exists(
          from
            .selectFrom('calls')
            .select('id')
            .where('id', '=', '')
            .where((call) => call('test', '=', call.lit(1))),
        ),
      ),
    )
}

export function columnsOf<Row extends object>(row: Row): (keyof Row)[] {
  return Object.keys(row) as (keyof Row)[]
}
