import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../../frame/api-error.ts'
import type { Recordings } from './ports.ts'

/** Sends a recording, or the part of it that a player asks for (RFC 9110, 14): without that nobody could wind it. */
export async function sendRecording(
  request: FastifyRequest,
  reply: FastifyReply,
  recordings: Recordings,
  sid: string,
): Promise<FastifyReply> {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const audio = await recordings.fetch(sid, gone.signal).catch((cause: unknown) => {
    throw new ApiError(503, `Twilio does not give the recording: ${cause instanceof Error ? cause.message : cause}`)
  })
  reply.type('audio/mpeg').header('accept-ranges', 'bytes')
  const part = partOf(request.headers.range, audio.length)
  if (!part) return reply.send(Buffer.from(audio))
  const { first, last } = part
  return reply
    .code(206)
    .header('content-range', `bytes ${first}-${last}/${audio.length}`)
    .send(Buffer.from(audio.subarray(first, last + 1)))
}

/** Null for the whole: one that is asked for in parts that cannot be had, too. */
function partOf(range: string | undefined, length: number): { readonly first: number; readonly last: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return null
  const first = from === '' ? Math.max(length - Number(to), 0) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  return first > last ? null : { first, last }
}
