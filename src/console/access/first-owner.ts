import type { Clock } from '../../lib/clock.ts'
import type { Secret } from '../../lib/secret.ts'
import { hashPassword } from './passwords.ts'
import type { Users } from './ports.ts'
import { newId } from './secret-tokens.ts'

export interface FirstOwnerParts {
  readonly users: Pick<Users, 'any' | 'add'>
  readonly clock: Pick<Clock, 'now'>
}

/** Makes the user `owner` with this password. False when there is a user already: then the password is not used. */
export async function makeFirstOwner({ users, clock }: FirstOwnerParts, password: Secret): Promise<boolean> {
  if (await users.any()) return false
  const passwordHash = await hashPassword(password.reveal())
  const owner = {
    id: newId(),
    name: 'owner',
    email: null,
    role: 'owner',
    passwordHash,
    createdAt: clock.now(),
  } as const
  return (await users.add(owner, { first: true })) === 'done'
}
