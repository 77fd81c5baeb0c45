import { speechOf } from '../../../archive/export/speech-times.ts'
import { viewOf } from '../../../archive/view/fold.ts'
import { maskFor } from '../../access/mask.ts'
import { type Api, actorOf } from '../../frame/api.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { ConsoleParts } from '../../parts.ts'
import { gistsOf, spokenTypes } from './gists.ts'
import { presentRow } from './present-row.ts'
import { readCall, recordsOf } from './read-call.ts'
import { readFilter } from './read-filter.ts'
import { sendRecording } from './recording.ts'
import { callCount, callCountQuery, callList, callListQuery, callPath, recordingPath } from './schema.ts'
import { callAnswer, callEvents } from './view-schema.ts'

const tags = ['calls']
const scope = 'calls:read'

/** Calls of all times: found, read, and listened to. */
export function callRoutes(api: Api, { calls }: ConsoleParts): void {
  if (!calls) return
  const { archive, recordings } = calls

  api.get(
    '/calls',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'Calls that fit a filter, newest first' },
        ...{ querystring: callListQuery, response: { 200: callList } },
      },
    },
    async (request) => {
      const mask = maskFor(actorOf(request))
      const { before = null, limit, ...query } = request.query
      const { calls: found, next } = await archive.find(readFilter(query, mask), { before, limit })
      const ids = found.map(({ callId }) => callId)
      const gists = gistsOf(await calls.logs.spoken(ids, spokenTypes), query.q)
      return { calls: found.map((call) => presentRow(call, gists.get(call.callId) ?? null, mask)), next }
    },
  )

  api.get(
    '/calls/count',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'How many calls fit a filter; not counted beyond 1,000' },
        ...{ querystring: callCountQuery, response: { 200: callCount } },
      },
    },
    async (request) => archive.count(readFilter(request.query, maskFor(actorOf(request)))),
  )

  api.get(
    '/calls/:callId',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'A call with its transcript, and where the time of each turn went' },
        ...{ params: callPath, response: { 200: callAnswer } },
      },
    },
    async (request) => {
      const mask = maskFor(actorOf(request))
      const { view } = await readCall(calls, request.params.callId, mask)
      const canPlay = recordings !== null && !mask.masks && view.head.recordings.length > 0
      const speech = canPlay ? speechOf(view, calls.viewOptions().charactersPerSecond) : []
      return { view, canPlay, speech: speech.map(({ id, fromMs, untilMs }) => ({ id, fromMs, untilMs })) }
    },
  )

  api.get(
    '/calls/:callId/events',
    {
      config: { scope },
      schema: {
        ...{ tags, summary: 'The log of a call, event by event' },
        ...{ params: callPath, response: { 200: callEvents } },
      },
    },
    async (request) => {
      const { records } = await readCall(calls, request.params.callId, maskFor(actorOf(request)))
      return { events: records }
    },
  )

  api.get(
    '/calls/:callId/recordings/:sid',
    {
      config: { scope: 'numbers:read' },
      schema: { tags, summary: 'A recording of a call, as MP3', params: recordingPath },
    },
    async (request, reply) => {
      const { callId, sid } = request.params
      const { head } = viewOf(await recordsOf(calls, callId), calls.viewOptions())
      if (!recordings || !head.recordings.some((recording) => recording.sid === sid)) {
        throw new ApiError(404, 'This call has no such recording.')
      }
      return sendRecording(request, reply, recordings, sid)
    },
  )
}
