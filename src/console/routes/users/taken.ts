import type { Users } from '../../access/ports.ts'
import { type ApiError, badField } from '../../frame/api-error.ts'

/** Says which of the two another user has. */
export async function whoIsTaken(
  users: Pick<Users, 'findByLogin'>,
  { name, email }: { readonly name?: string | undefined; readonly email?: string | undefined },
  ownId?: string,
): Promise<ApiError> {
  const namesake = name === undefined ? null : await users.findByLogin(name)
  const isName = namesake !== null && namesake.id !== ownId
  return badField(isName || email === undefined ? 'name' : 'email', 'is what another user has', 409)
}
