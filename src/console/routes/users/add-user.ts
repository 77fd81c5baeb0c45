import type { z } from 'zod'
import type { MadeLink } from '../../access/links.ts'
import { makeLink } from '../../access/links.ts'
import type { User } from '../../access/ports.ts'
import { newId } from '../../access/secret-tokens.ts'
import { ApiError, badField } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import type { newUser } from './schema.ts'
import { whoIsTaken } from './taken.ts'

/** Adds somebody, with a link for them to set a password. The first one must be an owner: with them the console closes. */
export async function addUser(
  { store, clock }: Pick<ConsoleParts, 'store' | 'clock'>,
  { name, email, role }: z.output<typeof newUser>,
): Promise<{ user: User; link: MadeLink }> {
  if (role !== 'owner' && !(await store.users.any())) {
    throw badField('role', 'must be owner for the first user: somebody has to manage the others')
  }
  const id = newId()
  const outcome = await store.users.add({ id, name, email, role, passwordHash: null, createdAt: clock.now() })
  if (outcome === 'taken') throw await whoIsTaken(store.users, { name, email: email ?? undefined })
  const user = await store.users.find(id)
  if (!user) throw new ApiError(409, 'The user has been removed meanwhile.')
  return { user, link: await makeLink({ store, clock }, user) }
}
