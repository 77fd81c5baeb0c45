import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkPassword, hashPassword } from '../../access/passwords.ts'
import { actorOf } from '../../frame/api.ts'
import { ApiError, badField } from '../../frame/api-error.ts'
import type { Frame } from '../../frame/frame.ts'
import type { ConsoleParts } from '../../parts.ts'
import { beginSignIn } from './begin-sign-in.ts'
import { refuseWeak } from './password-field.ts'
import { presentSession } from './present-session.ts'
import type { PasswordChange, Session } from './schema.ts'
import { tooOften } from './sign-in.ts'

/** Changes the own password. All sign-ins end, in other browsers for good; here a new one begins. */
export async function changePassword(
  parts: ConsoleParts & Frame,
  request: FastifyRequest,
  reply: FastifyReply,
  { current, next }: PasswordChange,
): Promise<Session> {
  const { store, throttle } = parts
  const user = await store.users.find(actorOf(request).user.id)
  if (!user) throw new ApiError(401, 'Your sign-in is over. Sign in again.')
  if (user.passwordHash === null) {
    throw new ApiError(
      409,
      'You have no password, since you sign in by OpenID Connect. An owner can give you a link to set one.',
    )
  }
  refuseWeak('next', next, user.name)
  const attempt = await throttle.enter([{ key: `password:${user.id}`, free: 5, isShared: false }])
  if ('waitMs' in attempt) throw tooOften(attempt.waitMs)
  const { matches } = await checkPassword(current, user.passwordHash)
  if (!matches) throw badField('current', 'is not your password', 403)
  await attempt.succeeded()
  await store.users.change(user.id, { passwordHash: await hashPassword(next) }, { endSignIns: true })
  const changed = await store.users.find(user.id)
  if (!changed) throw new ApiError(401, 'Your sign-in is over. Sign in again.')
  return presentSession(parts, await beginSignIn(parts, reply, changed, 'password'))
}
