import type { Migration } from 'kysely/migration'
import { up as documents } from './001-documents.ts'

/** Every step of the schema, in the order of the names. Steps are only ever added; one that was released never changes. */
export const migrations: Record<string, Migration> = {
  '001-documents': { up: documents },
}
