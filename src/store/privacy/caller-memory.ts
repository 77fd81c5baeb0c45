import type { CallerMemory } from '../../privacy/ports.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'

/** What is remembered of callers, in the database of the call log. */
export function createCallerMemory(database: Database<Schema>): CallerMemory {
  const { queries } = database
  return {
    async recall(number) {
      const row = await queries.selectFrom('caller_memory').selectAll().where('number', '=', number).executeTakeFirst()
      if (!row) return null
      const { name, language, summary, open_points, called_at } = row
      return { name, language, summary, openPoints: JSON.parse(open_points) as string[], calledAt: called_at }
    },

    async remember(number, { name, language, summary, openPoints, calledAt }) {
      const values = { name, language, summary, open_points: JSON.stringify(openPoints), called_at: calledAt }
      await queries
        .insertInto('caller_memory')
        .values({ number, ...values })
        .onConflict((conflict) => conflict.column('number').doUpdateSet(values))
        .execute()
    },

    async forgetBefore(before, most) {
      const rows = await queries
        .selectFrom('caller_memory')
        .select('number')
        .where('called_at', '<', before)
        .limit(most)
        .execute()
      const forget = (number: string) => queries.deleteFrom('caller_memory').where('number', '=', number).compile()
      await database.batch(rows.map(({ number }) => forget(number)))
      return rows.length
    },
  }
}
