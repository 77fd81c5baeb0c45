import type { z } from 'zod'
import type { User } from '../../access/ports.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import type { userChange } from './schema.ts'
import { whoIsTaken } from './taken.ts'

type Parts = Pick<ConsoleParts, 'store' | 'clock'>

/** Changes what is given of a user. Another role, or being disabled, ends all their sign-ins. */
export async function changeUser(
  { store, clock }: Parts,
  id: string,
  { name, email, role, disabled }: z.output<typeof userChange>,
): Promise<User> {
  const before = await store.users.find(id)
  if (!before) throw noUser()
  const endSignIns = (role !== undefined && role !== before.role) || disabled === true
  const outcome = await store.users.change(
    id,
    {
      ...(name !== undefined && { name }),
      // Who has another address is somebody else for the provider.
      ...(email !== undefined && { email, ...(email !== before.email && { oidcSubject: null }) }),
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? clock.now()) : null }),
    },
    { endSignIns },
  )
  if (outcome === 'taken') throw await whoIsTaken(store.users, { name, email: email ?? undefined }, id)
  const after = outcome === 'done' ? await store.users.find(id) : null
  if (after) return after
  throw outcome === 'last-owner' ? lastOwner() : noUser()
}

/** Removes a user with their sign-ins and tokens. */
export async function removeUser({ store }: Pick<Parts, 'store'>, id: string): Promise<void> {
  const outcome = await store.users.remove(id)
  if (outcome === 'missing') throw noUser()
  if (outcome === 'last-owner') throw lastOwner()
}

export function noUser(): ApiError {
  return new ApiError(404, 'There is no such user.')
}

function lastOwner(): ApiError {
  return new ApiError(409, 'This is the last owner who can sign in. Make somebody else an owner first.')
}
