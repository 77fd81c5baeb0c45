import { z } from 'zod'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { makeToken } from './make-token.ts'
import { presentToken } from './present-token.ts'
import { madeToken, newToken, type TokenList, tokenId, tokenList } from './schema.ts'

const tags = ['tokens']
const scope = 'tokens:manage'

/** Tokens of programs that use the API. */
export function tokenRoutes(api: Api, parts: ConsoleParts): void {
  const { store } = parts

  api.get(
    '/tokens',
    { config: { scope }, schema: { tags, summary: 'All tokens, without their secrets', response: { 200: tokenList } } },
    async (): Promise<TokenList> => ({ tokens: (await store.tokens.list()).map(presentToken) }),
  )

  api.post(
    '/tokens',
    {
      config: { scope, audit: 'token.make' },
      schema: {
        ...{ tags, summary: 'Make a token; its secret is shown this once' },
        ...{ body: newToken, response: { 201: madeToken } },
      },
    },
    async (request, reply) => {
      const made = await makeToken(parts, actorOf(request), request.body)
      request.noted.target = made.token.id
      return reply.code(201).send(made)
    },
  )

  api.delete(
    '/tokens/:id',
    {
      config: { scope, audit: 'token.revoke' },
      schema: { tags, summary: 'Revoke a token', params: tokenId, response: { 204: z.undefined() } },
    },
    async ({ params }, reply) => {
      if (!(await store.tokens.remove(params.id))) throw new ApiError(404, 'There is no such token.')
      return reply.code(204).send()
    },
  )
}
