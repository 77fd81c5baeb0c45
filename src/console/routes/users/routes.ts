import { z } from 'zod'
import { makeLink } from '../../access/links.ts'
import type { Api } from '../../frame/api.ts'
import type { ConsoleParts } from '../../parts.ts'
import { addUser } from './add-user.ts'
import { changeUser, noUser, removeUser } from './change-user.ts'
import { presentLink, presentUser } from './present-user.ts'
import {
  type LinkView,
  link,
  type MadeUser,
  madeUser,
  newUser,
  type UserList,
  type UserView,
  user,
  userChange,
  userId,
  userList,
} from './schema.ts'

const tags = ['users']
const scope = 'users:manage'

/** The people who may use the console. */
export function userRoutes(api: Api, parts: ConsoleParts): void {
  const { store, settings } = parts

  api.get(
    '/users',
    { config: { scope }, schema: { tags, summary: 'Everybody who may use the console', response: { 200: userList } } },
    async (): Promise<UserList> => ({ users: (await store.users.list()).map(presentUser) }),
  )

  api.post(
    '/users',
    {
      config: { scope, audit: 'user.add' },
      schema: {
        ...{ tags, summary: 'Add somebody; gives a link for them to set a password' },
        ...{ body: newUser, response: { 201: madeUser } },
      },
    },
    async (request, reply) => {
      const made = await addUser(parts, request.body)
      request.noted.target = made.user.id
      const answer: MadeUser = {
        user: presentUser(made.user),
        link: presentLink(made.link, request, settings.publicUrl),
      }
      return reply.code(201).send(answer)
    },
  )

  api.patch(
    '/users/:id',
    {
      config: { scope, audit: 'user.change' },
      schema: { tags, summary: 'Change somebody', params: userId, body: userChange, response: { 200: user } },
    },
    async ({ params, body }): Promise<UserView> => presentUser(await changeUser(parts, params.id, body)),
  )

  api.delete(
    '/users/:id',
    {
      config: { scope, audit: 'user.remove' },
      schema: {
        ...{ tags, summary: 'Remove somebody, with their sign-ins and tokens' },
        ...{ params: userId, response: { 204: z.undefined() } },
      },
    },
    async ({ params }, reply) => {
      await removeUser(parts, params.id)
      return reply.code(204).send()
    },
  )

  api.post(
    '/users/:id/link',
    {
      config: { scope, audit: 'user.link' },
      schema: {
        ...{ tags, summary: 'Make a link by which somebody sets a new password' },
        ...{ params: userId, response: { 200: link } },
      },
    },
    async (request): Promise<LinkView> => {
      const found = await store.users.find(request.params.id)
      if (!found) throw noUser()
      return presentLink(await makeLink(parts, found), request, settings.publicUrl)
    },
  )
}
