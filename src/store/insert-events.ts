import type { QueryCreator } from 'kysely'
import type { Statement } from './database.ts'
import type { EventRow, Schema } from './schema.ts'

/** Rows per statement: a few fixed sizes, so that the same few statements stay prepared whatever the batch. */
const sizes = [64, 32, 16, 8, 4, 2, 1]

const emptyRow: EventRow = { call_id: '', seq: 0, at: 0, type: '', data: '', reply_key: null }

/** Gives a function that turns rows into as few inserts as the sizes allow, in the order of the rows. */
export function eventInserts(queries: QueryCreator<Schema>): (rows: readonly EventRow[]) => Statement[] {
  const shapes = sizes.map((size) => ({ size, sql: insertOf(queries, size) }))
  return (rows) => {
    const statements: Statement[] = []
    let done = 0
    for (const { size, sql } of shapes) {
      for (; rows.length - done >= size; done += size) {
        statements.push({ sql, parameters: rows.slice(done, done + size).flatMap(valuesOf) })
      }
    }
    return statements
  }
}

function insertOf(queries: QueryCreator<Schema>, size: number): string {
  return queries.insertInto('events').values(Array<EventRow>(size).fill(emptyRow)).compile().sql
}

/** In the order of `emptyRow`, which gave the statement its columns. */
function valuesOf(row: EventRow): unknown[] {
  return [row.call_id, row.seq, row.at, row.type, row.data, row.reply_key]
}
