import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkPassword, hashPassword } from '../../access/passwords.ts'
import type { User } from '../../access/ports.ts'
import { hashOf } from '../../access/secret-tokens.ts'
import type { ThrottleKey } from '../../access/throttle.ts'
import { ApiError } from '../../frame/api-error.ts'
import { readCookie } from '../../frame/cookies.ts'
import type { Frame } from '../../frame/frame.ts'
import { addressOf, networkOf } from '../../frame/origin.ts'
import type { ConsoleParts } from '../../parts.ts'
import { beginSignIn } from './begin-sign-in.ts'
import { presentSession } from './present-session.ts'
import type { Credentials, Session } from './schema.ts'

type Parts = ConsoleParts & Frame

/** Signs somebody in by name and password. Whether there is such a name is not to be told from the answer, nor from its time. */
export async function signIn(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  { name, password }: Credentials,
): Promise<Session> {
  const { store, throttle } = parts
  const user = await store.users.findByLogin(name)
  const attempt = await throttle.enter(await keysOf(parts, request, user, name))
  if ('waitMs' in attempt) {
    request.noted.leaveOut = true // what was refused before is in the log already
    throw tooOften(attempt.waitMs)
  }
  request.noted.actor = user
    ? { actorKind: 'user', actorId: user.id, actorName: user.name }
    : { actorKind: 'nobody', actorId: '', actorName: '' }
  request.noted.target = 'password'
  const { matches, outdated } = await checkPassword(password, user?.passwordHash ?? null)
  if (!user || !matches || user.disabledAt !== null) {
    throw new ApiError(401, 'That name and password do not belong together, or may not sign in.')
  }
  await attempt.succeeded()
  if (outdated) await store.users.change(user.id, { passwordHash: await hashPassword(password) })
  return presentSession(parts, await beginSignIn(parts, reply, user, 'password'))
}

/** A wait after failures, for people. */
export function tooOften(waitMs: number): ApiError {
  const seconds = Math.ceil(waitMs / 1_000)
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`
  return new ApiError(429, `That was tried too often. Wait ${wait}, then try again.`, { retryAfterMs: waitMs })
}

/**
 * What the try is counted under. A browser in which this user has signed in before is counted by itself, so that
 * strangers who guess cannot lock them out there. Names are hashed: people type passwords into the wrong field.
 */
async function keysOf(
  { store, settings }: Parts,
  request: FastifyRequest,
  user: User | null,
  name: string,
): Promise<ThrottleKey[]> {
  const browser = readCookie(request, 'browser', settings.publicUrl)
  if (user && browser !== null && (await store.signIns.knowsBrowser(user.id, hashOf(browser)))) {
    return [{ key: `browser:${hashOf(browser)}:${user.id}`, free: 5, isShared: false }]
  }
  const login = user ? user.id : hashOf(name.normalize('NFKC').trim().toLowerCase())
  return [
    { key: `address:${networkOf(addressOf(request))}`, free: 20, isShared: true },
    { key: `name:${login}`, free: 5, isShared: false },
  ]
}
