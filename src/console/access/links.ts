import type { Clock } from '../../lib/clock.ts'
import type { AccessStore, User } from './ports.ts'
import { hashOf, newSecret } from './secret-tokens.ts'

const lastsMs = 24 * 3_600_000

/** A link to set a password with, once. */
export interface MadeLink {
  /** Behind the address of the console. The secret is in the fragment, which browsers send to nobody. */
  readonly path: string
  readonly expiresAt: number
}

export interface LinkParts {
  readonly store: Pick<AccessStore, 'links'>
  readonly clock: Pick<Clock, 'now'>
}

/** Makes a link for a user who has no password, or has lost it; for null, one that makes the first owner. */
export async function makeLink({ store, clock }: LinkParts, user: Pick<User, 'id' | 'name'> | null): Promise<MadeLink> {
  const token = newSecret()
  const now = clock.now()
  const expiresAt = now + lastsMs
  await store.links.add({ tokenHash: hashOf(token), userId: user?.id ?? null, createdAt: now, expiresAt })
  const fragment = new URLSearchParams({ token, ...(user && { user: user.name }) })
  return { path: `/setup#${fragment}`, expiresAt }
}
