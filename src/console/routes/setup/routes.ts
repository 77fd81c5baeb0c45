import type { Api } from '../../frame/api.ts'
import type { Frame } from '../../frame/frame.ts'
import { addressOf, networkOf } from '../../frame/origin.ts'
import type { ConsoleParts } from '../../parts.ts'
import { beginSignIn } from '../session/begin-sign-in.ts'
import { presentSession } from '../session/present-session.ts'
import { session } from '../session/schema.ts'
import { tooOften } from '../session/sign-in.ts'
import { setup } from './schema.ts'
import { useLink } from './use-link.ts'

/** Links by which people set a name and a password: the first owner, and who has no password or has lost it. */
export function setupRoutes(api: Api, parts: ConsoleParts & Frame): void {
  api.post(
    '/setup',
    {
      config: { scope: 'public', audit: 'session.setup' },
      schema: {
        tags: ['session'],
        ...{ summary: 'Set a name and a password by a link, and sign in', body: setup, response: { 200: session } },
      },
    },
    async (request, reply) => {
      const key = { key: `setup:${networkOf(addressOf(request))}`, free: 20, isShared: true }
      const attempt = await parts.throttle.enter([key])
      if ('waitMs' in attempt) throw tooOften(attempt.waitMs)
      const user = await useLink(parts, request.body)
      await attempt.succeeded()
      request.noted.actor = { actorKind: 'user', actorId: user.id, actorName: user.name }
      return presentSession(parts, await beginSignIn(parts, reply, user, 'link'))
    },
  )
}
