import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import { followCall } from '../../live/follow-call.ts'
import { createNowBoard } from '../../live/now-board.ts'
import { createEventStreams } from '../../live/server-events.ts'
import type { ConsoleParts } from '../../parts.ts'
import { followBoard } from './follow-board.ts'
import { callPath, resumption, resumptionQuery } from './schema.ts'

const tags = ['live']
const scope = 'calls:read'

/** Calls as they go on, as server-sent events. */
export function liveRoutes(api: Api, { live: sources, onProblem }: ConsoleParts): void {
  if (!sources) return
  const streams = createEventStreams(api)
  const board = createNowBoard(sources, onProblem)

  api.get(
    '/live',
    { config: { scope }, schema: { tags, summary: 'The calls that go on (server-sent events)' } },
    (request, reply) => {
      const mask = maskFor(actorOf(request))
      const stillAllowed = () => request.stillAllowed()
      return streams.send(reply, (signal) => followBoard(board, { mask, stillAllowed, now: sources.now }, signal))
    },
  )

  api.get(
    '/calls/:callId/live',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'One call as it goes on (server-sent events); Last-Event-ID goes on where it was left' },
        ...{ params: callPath, headers: resumption, querystring: resumptionQuery },
      },
    },
    async (request, reply) => {
      const { callId } = request.params
      const after = request.headers['last-event-id'] ?? request.query.after
      const records = await sources.read(callId, after + 1)
      const isKnown = records.length > 0 || (await sources.read(callId, 0)).length > 0
      if (!isKnown) throw new ApiError(404, 'There is no such call.')
      const mask = maskFor(actorOf(request))
      const options = { callId, after, mask, stillAllowed: () => request.stillAllowed() }
      return streams.send(reply, (signal) => followCall(sources, options, signal))
    },
  )
}
