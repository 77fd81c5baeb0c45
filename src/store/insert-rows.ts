import type { Statement } from './database.ts'

/** Rows per statement: a few fixed sizes, so that the same few statements stay prepared whatever the batch. */
const sizes = [64, 32, 16, 8, 4, 2, 1]

/**
 * Gives a function that turns rows into as few inserts as the sizes allow, in the order of the rows.
 *
 * @param emptyRow has every column of the rows, in the order in which `insert` takes them
 * @param insert the statement that inserts these rows
 */
export function rowInserts<Row extends object>(
  emptyRow: Row,
  insert: (rows: Row[]) => { compile(): Statement },
): (rows: readonly Row[]) => Statement[] {
  const columns = Object.keys(emptyRow) as (keyof Row)[]
  const shapes = sizes.map((size) => ({ size, sql: insert(Array<Row>(size).fill(emptyRow)).compile().sql }))
  return (rows) => {
    const statements: Statement[] = []
    let done = 0
    for (const { size, sql } of shapes) {
      for (; rows.length - done >= size; done += size) {
        const parameters = rows.slice(done, done + size).flatMap((row) => columns.map((column) => row[column]))
        statements.push({ sql, parameters })
      }
    }
    return statements
  }
}
