import type { z } from 'zod'
import { hashPassword } from '../../access/passwords.ts'
import type { Link, User } from '../../access/ports.ts'
import { hashOf, newId } from '../../access/secret-tokens.ts'
import { ApiError, badField } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { refuseWeak } from '../session/password-field.ts'
import type { setup } from './schema.ts'

type Parts = Pick<ConsoleParts, 'store' | 'clock'>

/** Sets the name and the password that a link is for, and uses it up. Gives the user who can sign in with them now. */
export async function useLink(parts: Parts, { token, name, password }: z.output<typeof setup>): Promise<User> {
  const { store, clock } = parts
  const tokenHash = hashOf(token)
  const link = await store.links.find(tokenHash, clock.now())
  if (!link) throw noLink()
  const login = await loginOf(parts, link, name)
  refuseWeak('password', password, login)
  const passwordHash = await hashPassword(password)
  if (!(await store.links.use(tokenHash, clock.now()))) throw noLink()
  const id = link.userId ?? newId()
  const outcome =
    link.userId === null
      ? await store.users.add(
          { id, name: login, email: null, role: 'owner', passwordHash, createdAt: clock.now() },
          { first: true },
        )
      : await store.users.change(id, { passwordHash }, { endSignIns: true })
  const user = outcome === 'done' ? await store.users.find(id) : null
  if (!user) throw noLink()
  return user
}

/** The name of who the link is for, as it will be. */
async function loginOf({ store }: Parts, { userId }: Link, name: string | undefined): Promise<string> {
  if (userId === null) {
    if (await store.users.any()) throw noLink()
    if (name === undefined) throw badField('name', 'is missing')
    return name
  }
  const user = await store.users.find(userId)
  if (!user) throw noLink()
  if (user.disabledAt !== null) throw new ApiError(403, 'This user may not sign in any more. Ask an owner.')
  return user.name
}

function noLink(): ApiError {
  return new ApiError(
    410,
    'This link was used already, or has expired. Ask an owner for another one, or run "npx frontdesk console link".',
  )
}
