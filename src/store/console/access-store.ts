import type { AccessStore } from '../../console/access/ports.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import { createApiTokens } from './api-tokens.ts'
import { createAttempts } from './attempts.ts'
import { createAuditLog } from './audit-log.ts'
import { createLinks } from './links.ts'
import { createSignIns } from './sign-ins.ts'
import { createUsers } from './users.ts'

/** Who may use the console and what they did, in the log's database. */
export function createAccessStore(database: Database<Schema>): AccessStore {
  return {
    users: createUsers(database),
    signIns: createSignIns(database),
    tokens: createApiTokens(database),
    links: createLinks(database),
    attempts: createAttempts(database),
    audit: createAuditLog(database),
  }
}
