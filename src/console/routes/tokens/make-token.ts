import type { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { knownScopes } from '../../access/scopes.ts'
import { hashOf, newId, newSecret } from '../../access/secret-tokens.ts'
import { ApiError, badField } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { presentToken } from './present-token.ts'
import type { MadeToken, newToken } from './schema.ts'

/** So that people, and tools that look for secrets in code, see what it is. */
const prefix = 'fd_'

/** Makes a token for a program; its secret is given here and kept nowhere. */
export async function makeToken(
  { store, clock }: Pick<ConsoleParts, 'store' | 'clock'>,
  maker: Actor,
  { name, scopes, expiresAt }: z.output<typeof newToken>,
): Promise<MadeToken> {
  if (maker.kind === 'machine') {
    throw new ApiError(409, 'A token belongs to a person, and the console has none yet. Add yourself as a user first.')
  }
  const now = clock.now()
  if (expiresAt !== null && expiresAt <= now) throw badField('expiresAt', 'must be in the future')
  const beyond = scopes.find((scope) => !maker.scopes.has(scope))
  if (beyond) throw badField('scopes', `must not have ${beyond}, which you do not have yourself`, 403)
  const secret = prefix + newSecret()
  const token = {
    ...{ id: newId(), userId: maker.user.id, name, scopes: knownScopes(scopes) },
    ...{ createdAt: now, expiresAt, lastUsedAt: null },
  }
  await store.tokens.add({ ...token, tokenHash: hashOf(secret) })
  return { token: presentToken({ ...token, userName: maker.user.name }), secret }
}
