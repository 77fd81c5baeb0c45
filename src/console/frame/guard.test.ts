import cookie from '@fastify/cookie'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { type Actor, thisMachine } from '../access/actor.ts'
import type { Scope } from '../access/scopes.ts'
import { apiErrors } from './error-handler.ts'
import { guard } from './guard.ts'

/** An API with these routes, behind the guard; who asks is what `actor` says at the moment. */
async function guarded(actor: { now: Actor | null }) {
  const api = fastify()
  apiErrors(api)
  await api.register(cookie)
  const identify = async () => (actor.now ? { actor: actor.now } : { actor: null, reason: 'Sign in first.' })
  await guard(api, { identify, publicUrl: null })
  return api
}

const withScopes = (...scopes: Scope[]): Actor => ({ ...thisMachine, kind: 'user', scopes: new Set(scopes) })

test('what declares nothing is refused to everybody', async () => {
  const actor = { now: thisMachine as Actor | null }
  const api = await guarded(actor)
  api.get('/undeclared', async () => 'secret')
  expect(await api.inject('/undeclared').then(({ statusCode, body }) => [statusCode, body])).toEqual([
    403,
    '{"error":"forbidden","message":"You are not allowed to do this."}',
  ])
  actor.now = null
  expect((await api.inject('/undeclared')).statusCode).toBe(401)
})

test('an answer that goes on can see when whoever asked has lost the right to it', async () => {
  const actor = { now: withScopes('calls:read') as Actor | null }
  const api = await guarded(actor)
  const seen: boolean[] = []
  api.get('/live', { config: { scope: 'calls:read' } }, async (request) => {
    for (const later of [actor.now, withScopes('health:read'), withScopes('calls:read'), null]) {
      actor.now = later
      seen.push(await request.stillAllowed())
    }
    return 'done'
  })
  expect((await api.inject('/live')).statusCode).toBe(200)
  expect(seen).toEqual([true, false, true, false])
})
