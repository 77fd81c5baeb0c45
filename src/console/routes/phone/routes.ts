import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import { createEventStreams } from '../../live/server-events.ts'
import type { ConsoleParts } from '../../parts.ts'
import { createPhoneDesk, type HeldCall } from '../../phone/desk.ts'
import { followPhone } from '../../phone/follow-phone.ts'
import type { VoiceReport } from '../../phone/ports.ts'
import { placeCall } from './place-call.ts'
import {
  cuttingIn,
  phoneCall,
  phoneOverview,
  phonePath,
  phoneResumption,
  phoneResumptionQuery,
  phoneWish,
  placedCall,
  pressing,
  reacting,
  saying,
  typing,
  voicing,
} from './schema.ts'

const tags = ['phone']
const scope = 'phone:use'
const nothing = { 204: z.undefined() }
/** More than so much at once nobody does on a telephone. */
const mostWaiting = 20

/** A telephone in the browser, on which people call their assistant. */
export function phoneRoutes(api: Api, { phone, clock, onProblem }: ConsoleParts): void {
  if (!phone) return
  const streams = createEventStreams(api)
  const desk = createPhoneDesk(phone, clock, onProblem)

  function heldBy(request: FastifyRequest, id: string): HeldCall {
    const held = desk.find(actorOf(request).user.id, id)
    if (!held) throw new ApiError(404, 'There is no such call of yours.')
    return held
  }

  /** A call that goes on, and has heard by now how far the voice has come. */
  function liveCall(request: FastifyRequest, id: string, heard: VoiceReport | null = null) {
    const { call, tape } = heldBy(request, id)
    if (tape.isOver) throw new ApiError(409, 'This call is over.')
    if (call.waiting >= mostWaiting) throw new ApiError(429, 'That was too much at once. Wait for the assistant.')
    if (heard) call.hear(heard)
    return call
  }

  api.get(
    '/phone',
    { config: { scope }, schema: { tags, summary: 'What can be called', response: { 200: phoneOverview } } },
    async () => {
      const { name, line, running, drafts, language, languages } = phone.settings
      return { name, line, running, drafts: [...drafts], language, languages: [...languages] }
    },
  )

  api.post(
    '/phone/calls',
    {
      config: { scope, audit: 'phone.call' },
      schema: { tags, summary: 'Call the assistant, as a test', body: phoneWish, response: { 201: placedCall } },
    },
    async (request, reply) => {
      const { call } = await placeCall(desk, phone, actorOf(request), request.body)
      request.noted.target = call.callId
      return reply.code(201).send({ id: call.callId })
    },
  )

  api.get(
    '/phone/calls/:id',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'A test call of one’s own, while it goes on and for a minute after' },
        ...{ params: phonePath, response: { 200: phoneCall } },
      },
    },
    async (request) => {
      const { call, tape } = heldBy(request, request.params.id)
      return { id: call.callId, isOver: tape.isOver }
    },
  )

  api.get(
    '/phone/calls/:id/events',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'What happens in a test call of one’s own (server-sent events)' },
        ...{ params: phonePath, headers: phoneResumption, querystring: phoneResumptionQuery },
      },
    },
    (request, reply) => {
      const held = heldBy(request, request.params.id)
      const after = request.headers['last-event-id'] ?? request.query.after
      const options = { after, clock, mask: maskFor(actorOf(request)), stillAllowed: () => request.stillAllowed() }
      return streams.send(reply, (signal) => followPhone(held, options, signal))
    },
  )

  api.post(
    '/phone/calls/:id/say',
    {
      config: { scope, audit: false },
      schema: { tags, summary: 'Say something', params: phonePath, body: saying, response: nothing },
    },
    async (request, reply) => {
      const { text, cutIn: cutsIn, partials, heard } = request.body
      liveCall(request, request.params.id, heard).say({ text: text.trim(), cutsIn, partials })
      return reply.code(204).send()
    },
  )

  api.post(
    '/phone/calls/:id/typing',
    {
      config: { scope, audit: false },
      schema: { tags, summary: 'Be about to say something', params: phonePath, body: typing, response: nothing },
    },
    async (request, reply) => {
      const { text, cutIn: cutsIn, heard } = request.body
      liveCall(request, request.params.id, heard).speaking(text.trim(), cutsIn)
      return reply.code(204).send()
    },
  )

  api.post(
    '/phone/calls/:id/press',
    {
      config: { scope, audit: false },
      schema: { tags, summary: 'Press keys', params: phonePath, body: pressing, response: nothing },
    },
    async (request, reply) => {
      const { keys, cutIn: cutsIn, heard } = request.body
      liveCall(request, request.params.id, heard).press(keys, cutsIn)
      return reply.code(204).send()
    },
  )

  api.post(
    '/phone/calls/:id/cut-in',
    {
      config: { scope, audit: false },
      schema: { tags, summary: 'Cut in by a noise', params: phonePath, body: cuttingIn, response: nothing },
    },
    async (request, reply) => {
      liveCall(request, request.params.id, request.body.heard).cutIn()
      return reply.code(204).send()
    },
  )

  api.post(
    '/phone/calls/:id/voice',
    {
      config: { scope, audit: false },
      schema: {
        ...{ tags, summary: 'Tell how far the browser has spoken what the assistant says' },
        ...{ params: phonePath, body: voicing, response: nothing },
      },
    },
    async (request, reply) => {
      const { call } = heldBy(request, request.params.id)
      for (const report of request.body.reports) call.hear(report)
      return reply.code(204).send()
    },
  )

  api.post(
    '/phone/calls/:id/person',
    {
      config: { scope, audit: false },
      schema: {
        ...{ tags, summary: 'Decide what somebody does whom the caller is put through to' },
        ...{ params: phonePath, body: reacting, response: nothing },
      },
    },
    async (request, reply) => {
      const acted = liveCall(request, request.params.id).person(request.body.does)
      if (!acted) throw new ApiError(409, 'Nobody is there at the moment who could do that.')
      return reply.code(204).send()
    },
  )

  api.post(
    '/phone/calls/:id/hang-up',
    {
      config: { scope, audit: false },
      schema: { tags, summary: 'Hang up', params: phonePath, response: nothing },
    },
    async (request, reply) => {
      await heldBy(request, request.params.id).call.hangUp()
      return reply.code(204).send()
    },
  )
}
