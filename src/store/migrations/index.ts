import type { Migration } from 'kysely/migration'
import { up as calls } from './001-calls.ts'
import { up as unanswered } from './002-unanswered.ts'
import { up as outbox } from './003-outbox.ts'
import { up as deskUses } from './005-desk-uses.ts'
import { up as privacy } from './006-privacy.ts'
import { up as console } from './007-console.ts'
import { up as archive } from './008-archive.ts'
import { up as versions } from './009-versions.ts'

/** Every step of the schema, in the order of the names. Steps are only ever added; one that was released never changes. */
export const migrations: Record<string, Migration> = {
  '001-calls': { up: calls },
  '002-unanswered': { up: unanswered },
  '003-outbox': { up: outbox },
  '005-desk-uses': { up: deskUses },
  '006-privacy': { up: privacy },
  '007-console': { up: console },
  '008-archive': { up: archive },
  '009-versions': { up: versions },
}
