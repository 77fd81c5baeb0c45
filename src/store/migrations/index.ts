import type { Migration } from 'kysely/migration'
import { up as calls } from './001-calls.ts'
import { up as unanswered } from './002-unanswered.ts'

/** Every step of the schema, in the order of the names. Steps are only ever added; one that was released never changes. */
export const migrations: Record<string, Migration> = {
  '001-calls': { up: calls },
  '002-unanswered': { up: unanswered },
}
