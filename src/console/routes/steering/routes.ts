import { z } from 'zod'
import type { Steered } from '../../../conversation/steering.ts'
import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { callPath, steeringOptions, transferWish, whisper } from './schema.ts'

const tags = ['calls']
const scope = 'calls:steer'

/** What people of the business do in calls that go on. */
export function steeringRoutes(api: Api, { steering }: ConsoleParts): void {
  if (!steering) return
  const { desk, canHearWhispers, people } = steering

  api.get(
    '/steering',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'Whom callers can be put through to, and whether anybody can follow a hint' },
        response: { 200: steeringOptions },
      },
    },
    async (request) => {
      const { number } = maskFor(actorOf(request))
      const known = people().map(({ name, about, to, mode }) => ({ name, about, to: to && number(to), mode }))
      return { people: known, hearsWhispers: canHearWhispers() }
    },
  )

  api.post(
    '/calls/:callId/end',
    {
      config: { scope, audit: 'call.end' },
      schema: { tags, summary: 'End a call with a goodbye', params: callPath, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { name } = actorOf(request).user
      refuseUnlessDone(await desk.direct(request.params.callId, { kind: 'end' }, name))
      return reply.code(204).send()
    },
  )

  api.post(
    '/calls/:callId/transfer',
    {
      config: { scope, audit: 'call.transfer' },
      schema: {
        ...{ tags, summary: 'Put the caller through to a person of the settings' },
        ...{ params: callPath, body: transferWish, response: { 204: z.undefined() } },
      },
    },
    async (request, reply) => {
      const { target } = request.body
      if (!people().some(({ name }) => name === target)) {
        throw new ApiError(404, `The settings have nobody called ${target}.`)
      }
      const wish = { kind: 'transfer', target, because: 'operator' } as const
      refuseUnlessDone(await desk.direct(request.params.callId, wish, actorOf(request).user.name))
      return reply.code(204).send()
    },
  )

  api.post(
    '/calls/:callId/whisper',
    {
      config: { scope, audit: 'call.whisper' },
      schema: {
        ...{ tags, summary: 'Whisper to the assistant, for its next answers; the caller hears nothing of it' },
        ...{ params: callPath, body: whisper, response: { 204: z.undefined() } },
      },
    },
    async (request, reply) => {
      if (!canHearWhispers()) {
        throw new ApiError(409, 'No language model answers at the moment, and nobody else can follow a hint.')
      }
      refuseUnlessDone(await desk.whisper(request.params.callId, request.body.text, actorOf(request).user.name))
      return reply.code(204).send()
    },
  )
}

function refuseUnlessDone(outcome: Steered): void {
  switch (outcome) {
    case 'done':
      return
    case 'over':
      throw new ApiError(409, 'This call is not going on.')
    case 'with-person':
      throw new ApiError(409, 'The caller is with a person already.')
    case 'out-of-reach':
      throw new ApiError(409, 'A call with a person can only be ended by Twilio; set TWILIO_ACCOUNT_SID for that.')
  }
}
