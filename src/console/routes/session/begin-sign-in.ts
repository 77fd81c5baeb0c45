import type { FastifyReply } from 'fastify'
import { type Actor, signedInAs } from '../../access/actor.ts'
import type { SignIn, User } from '../../access/ports.ts'
import { clearCookie, readCookie, setCookie } from '../../frame/cookies.ts'
import type { Frame } from '../../frame/frame.ts'
import { addressOf } from '../../frame/origin.ts'
import type { ConsoleParts } from '../../parts.ts'

const browserLastsMs = 90 * 24 * 3_600_000

type Parts = Pick<ConsoleParts, 'settings'> & Pick<Frame, 'signIns'>

/** Signs a user in who has just proved who they are, in the browser that `reply` goes to. An older sign-in of it ends. */
export async function beginSignIn(
  { settings, signIns }: Parts,
  reply: FastifyReply,
  user: User,
  by: SignIn['by'],
): Promise<Actor> {
  const { request } = reply
  const { publicUrl } = settings
  const before = request.actor?.signInId ?? null
  if (before !== null) await signIns.end(before)
  const browser = readCookie(request, 'browser', publicUrl)
  const agent = request.headers['user-agent'] ?? ''
  const begun = await signIns.begin(user, by, { address: addressOf(request), agent, browser })
  setCookie(reply, 'sign-in', begun.token, { publicUrl, lastsMs: begun.lastsMs })
  setCookie(reply, 'browser', begun.browser, { publicUrl, lastsMs: browserLastsMs })
  return signedInAs(user, begun.id)
}

/** Takes the sign-in out of the browser; that it was once used here stays known. */
export function forgetSignIn({ settings }: Pick<ConsoleParts, 'settings'>, reply: FastifyReply): void {
  clearCookie(reply, 'sign-in', settings.publicUrl)
}
