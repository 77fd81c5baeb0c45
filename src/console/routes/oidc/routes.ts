import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { createOpenId, type OpenId, OpenIdError } from '../../access/openid/openid.ts'
import type { Api } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { Frame } from '../../frame/frame.ts'
import { consoleAddress } from '../../frame/origin.ts'
import { sendPlainPage } from '../../frame/plain-page.ts'
import type { ConsoleParts } from '../../parts.ts'
import { beginSignIn } from '../session/begin-sign-in.ts'
import { knownUser } from './known-user.ts'
import { keepPending, takePending } from './pending-cookie.ts'

const tags = ['session']
const callbackPath = '/api/oidc/callback'

/** A path of ours. What browsers take for the address of another server is none. */
const localPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/, 'must be a path of the console')

/** Sign-in by OpenID Connect; both are pages that browsers are sent to. */
export function oidcRoutes(api: Api, parts: ConsoleParts & Frame): void {
  const { settings, clock } = parts
  const openId = settings.oidc && createOpenId(settings.oidc, clock)

  api.get(
    '/oidc/start',
    {
      config: { scope: 'public', isEntry: true },
      schema: {
        ...{ tags, summary: 'Sends the browser to the OpenID provider to sign in' },
        querystring: z.object({ next: localPath.default('/').describe('where to go after it') }),
      },
    },
    async (request, reply) => {
      if (!openId) throw new ApiError(404, 'Sign-in by OpenID Connect is not set up: CONSOLE_OIDC_ISSUER is not set.')
      return start(parts, openId, request, reply, request.query.next)
    },
  )

  api.get(
    '/oidc/callback',
    {
      config: { scope: 'public', isEntry: true, audit: 'session.begin' },
      schema: { tags, summary: 'Where the OpenID provider sends the browser back to' },
    },
    async (request, reply) => {
      if (!openId) throw new ApiError(404, 'Sign-in by OpenID Connect is not set up: CONSOLE_OIDC_ISSUER is not set.')
      return finish(parts, openId, request, reply)
    },
  )
}

async function start(
  { settings: { publicUrl } }: Pick<ConsoleParts, 'settings'>,
  openId: OpenId,
  request: FastifyRequest,
  reply: FastifyReply,
  next: string,
): Promise<FastifyReply> {
  try {
    const { url, pending } = await openId.begin(consoleAddress(request, publicUrl) + callbackPath)
    keepPending(reply, { ...pending, next }, publicUrl)
    return reply.redirect(url, 303)
  } catch (error) {
    return problem(request, reply, error)
  }
}

async function finish(
  parts: ConsoleParts & Frame,
  openId: OpenId,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { publicUrl } = parts.settings
  const pending = takePending(request, reply, publicUrl)
  if (!pending) {
    const where = publicUrl === null ? '' : ` The address of the console is ${publicUrl}.`
    return refused(reply, 400, `This sign-in was begun too long ago, was finished already, or began elsewhere.${where}`)
  }
  try {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '')
    const identity = await openId.finish(consoleAddress(request, publicUrl) + callbackPath, query, pending)
    request.noted.target = 'oidc'
    const user = await knownUser(parts, identity)
    if (typeof user === 'string') {
      request.noted.actor = { actorKind: 'nobody', actorId: '', actorName: '' }
      return refused(reply, 403, user)
    }
    request.noted.actor = { actorKind: 'user', actorId: user.id, actorName: user.name }
    await beginSignIn(parts, reply, user, 'oidc')
    return reply.redirect(pending.next, 303)
  } catch (error) {
    return problem(request, reply, error)
  }
}

function problem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof OpenIdError)) throw error
  // Without its cause, which may hold what the provider sent.
  request.log.warn({ event: 'oidc.failed', reason: error.message }, 'a sign-in by OpenID Connect failed')
  if (error.refusal === 'access_denied') return refused(reply, 403, 'The provider did not let you sign in.')
  return refused(reply, 502, 'The provider could not be asked, or its answer could not be used. The log says why.')
}

function refused(reply: FastifyReply, status: number, text: string): FastifyReply {
  const link = { to: '/sign-in', text: 'Back to signing in' }
  return sendPlainPage(reply.code(status), { title: 'You are not signed in', text, link })
}
