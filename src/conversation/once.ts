import type { Call } from './call.ts'
import type { CallEvent } from './events.ts'
import type { CallLog } from './ports.ts'

/** A request that must be answered once: by its place in the call, the carrier's token, and what came with it. */
export interface OnceRequest {
  /** Route and place, such as `process_speech:3`. */
  readonly key: string
  /** The carrier's idempotency token, or an empty text. */
  readonly token: string
  /** The caller's words or keys; equal words under the same key are a repeat whatever the token says. */
  readonly words: string
}

/** The answer to a request, with what the log keeps of it. */
export interface OnceAnswer {
  readonly body: string
  readonly sent: Omit<Extract<CallEvent, { type: 'reply.sent' }>, 'type' | 'key' | 'input' | 'body'>
}

/**
 * Gives the same body to every repeat of a request: to those that come while the first is being answered, to later
 * ones, and after a restart. Resolves once the answer and all that it rests on are durable.
 */
export async function answerOnce(
  call: Call,
  log: CallLog,
  request: OnceRequest,
  produce: () => Promise<OnceAnswer>,
): Promise<string> {
  const input = `${request.token}|${request.words}`
  for (const key of [request.key, `${request.key}:${request.token}`]) {
    const earlier = await findEarlier(call, log, key)
    if (earlier && isRepeat(earlier.input, request)) return earlier.body
    if (!earlier) return answerNow(call, key, input, produce)
  }
  throw new Error(`Request ${request.key} came with one token and two meanings.`)
}

function isRepeat(earlierInput: string, { token, words }: OnceRequest): boolean {
  const split = earlierInput.indexOf('|')
  return token === '' || earlierInput.slice(0, split) === token || earlierInput.slice(split + 1) === words
}

async function findEarlier(call: Call, log: CallLog, key: string) {
  const underWay = call.underWay.get(key)
  if (underWay) return { input: underWay.input, body: underWay.body }
  if (!call.state.answeredKeys.has(key)) return null
  const last = call.state.lastReply
  return last?.key === key ? last : log.findReply(call.id, key)
}

function answerNow(call: Call, key: string, input: string, produce: () => Promise<OnceAnswer>): Promise<string> {
  const body = produceAndKeep(call, key, input, produce)
  call.underWay.set(key, { input, body })
  return body.finally(() => call.underWay.delete(key))
}

async function produceAndKeep(call: Call, key: string, input: string, produce: () => Promise<OnceAnswer>) {
  const { body, sent } = await produce()
  await call.record({ type: 'reply.sent', key, input, body, ...sent })
  return body
}
