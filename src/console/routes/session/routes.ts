import { z } from 'zod'
import type { SignIn } from '../../access/ports.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import type { Frame } from '../../frame/frame.ts'
import type { ConsoleParts } from '../../parts.ts'
import { forgetSignIn } from './begin-sign-in.ts'
import { changePassword } from './change-password.ts'
import { presentSession } from './present-session.ts'
import { credentials, passwordChange, type SignInList, session, signInList } from './schema.ts'
import { signIn } from './sign-in.ts'

const tags = ['session']

/** Who one is: signing in and out, and the own password. */
export function sessionRoutes(api: Api, parts: ConsoleParts & Frame): void {
  const { signIns, store } = parts

  api.get(
    '/session',
    {
      config: { scope: 'public' },
      schema: { tags, summary: 'Who one is, and what one may do', response: { 200: session } },
    },
    async ({ actor }) => presentSession(parts, actor),
  )

  api.post(
    '/session',
    {
      config: { scope: 'public', audit: 'session.begin' },
      schema: { tags, summary: 'Sign in by name and password', body: credentials, response: { 200: session } },
    },
    async (request, reply) => signIn(parts, request, reply, request.body),
  )

  api.delete(
    '/session',
    {
      config: { scope: 'signed-in', audit: 'session.end' },
      schema: { tags, summary: 'Sign out in this browser', response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      await signIns.end(actorOf(request).signInId ?? '')
      forgetSignIn(parts, reply)
      return reply.code(204).send()
    },
  )

  api.delete(
    '/session/all',
    {
      config: { scope: 'signed-in', audit: 'session.end-all' },
      schema: { tags, summary: 'Sign out everywhere', response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      await store.users.change(actorOf(request).user.id, {}, { endSignIns: true })
      forgetSignIn(parts, reply)
      return reply.code(204).send()
    },
  )

  api.get(
    '/session/list',
    {
      config: { scope: 'signed-in' },
      schema: { tags, summary: 'The own sign-ins, the last used first', response: { 200: signInList } },
    },
    async (request): Promise<SignInList> => {
      const { user, signInId } = actorOf(request)
      return { signIns: (await signIns.list(user.id)).map((signIn) => presentSignIn(signIn, signInId)) }
    },
  )

  api.post(
    '/session/password',
    {
      config: { scope: 'signed-in', audit: 'session.password' },
      schema: {
        ...{ tags, summary: 'Change the own password; ends all other sign-ins' },
        ...{ body: passwordChange, response: { 200: session } },
      },
    },
    async (request, reply) => changePassword(parts, request, reply, request.body),
  )
}

function presentSignIn(signIn: SignIn, currentId: string | null): SignInList['signIns'][number] {
  const { id, createdAt, lastUsedAt, expiresAt, address, agent, by } = signIn
  return { id, createdAt, lastUsedAt, expiresAt, address, agent, by, current: id === currentId }
}
