import type { ApiToken, User } from './ports.ts'
import { type Role, type Scope, scopes, scopesOfRole } from './scopes.ts'

/** Who sent a request, and what they may do. */
export interface Actor {
  /** `user` by a sign-in; `token` a program with a token; `machine` whoever sits at this machine, in an open console. */
  readonly kind: 'user' | 'token' | 'machine'
  /** The user, or the token's maker. */
  readonly user: { readonly id: string; readonly name: string; readonly email: string | null; readonly role: Role }
  readonly scopes: ReadonlySet<Scope>
  /** Null but for a `user`. */
  readonly signInId: string | null
  /** Null but for a `token`. */
  readonly token: { readonly id: string; readonly name: string } | null
}

/** In a console without users, to which nobody else has access. */
export const thisMachine: Actor = {
  kind: 'machine',
  user: { id: 'this-machine', name: 'this machine', email: null, role: 'owner' },
  scopes: new Set(scopes),
  signInId: null,
  token: null,
}

export function signedInAs(user: User, signInId: string): Actor {
  return { kind: 'user', user: shown(user), scopes: new Set(scopesOfRole[user.role]), signInId, token: null }
}

/** A token can never do more than its maker can at the moment. */
export function programOf(user: User, token: ApiToken): Actor {
  const allowed = scopesOfRole[user.role].filter((scope) => token.scopes.includes(scope))
  const { id, name } = token
  return { kind: 'token', user: shown(user), scopes: new Set(allowed), signInId: null, token: { id, name } }
}

function shown({ id, name, email, role }: User): Actor['user'] {
  return { id, name, email, role }
}
