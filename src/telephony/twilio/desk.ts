import type { Assistant } from '../../config/schema.ts'
import type { Admission } from '../../conversation/admission.ts'
import type { Call } from '../../conversation/call.ts'
import type { Calls } from '../../conversation/calls.ts'
import type { CallEvent, Line } from '../../conversation/events.ts'
import type { Exchange, PlacedReply } from '../../conversation/exchange.ts'
import { answerOnce, type OnceRequest } from '../../conversation/once.ts'
import { type CallLog, SequenceConflict } from '../../conversation/ports.ts'
import type { RecordingDesk } from '../../conversation/recording.ts'
import { toSpoken } from '../../conversation/speakable/to-spoken.ts'
import type { Transfers } from '../../conversation/transferring.ts'
import type { Documents } from './documents.ts'
import type { WebhookRequest } from './webhook-request.ts'

/** What the webhook routes work with. */
export interface Desk {
  readonly assistant: Assistant
  readonly calls: Calls
  readonly exchange: Exchange
  readonly admission: Admission
  readonly documents: Documents
  readonly log: CallLog
  /** How calls that begin here are marked in the log. */
  readonly opens: (
    callId: string,
  ) => Pick<Extract<CallEvent, { type: 'call.started' }>, 'settings' | 'test' | 'forReal'>
  readonly relay: RelayDesk
  /** Null where nobody can be put through. */
  readonly transfers: Transfers | null
  /** Null where no call is recorded. */
  readonly recording: RecordingDesk | null
  /** True once the program is stopping: calls that begin now are asked to come back. */
  readonly isStopping: () => boolean
}

/** The relay line, as far as the webhooks have to do with it. */
interface RelayDesk {
  /** Which line a call to this number begins on. */
  line(to: string, callId: string): Line
  /** The document that hands a call to the relay; with a greeting for a new call, without for one that goes on. */
  connect(callId: string, greeting: string | null): string
  /** Remembers that the relay did not work for this number. */
  failed(to: string, reason: string): void
}

/** The call of this request, from its first webhook or, if that never reached us, from this one on. */
async function findOrStart(desk: Desk, request: WebhookRequest, firstLine: Line = 'webhook'): Promise<Call> {
  const known = await desk.calls.find(request.callId)
  if (known) return known
  const { callId, from, to } = request
  const greeting = toSpoken(desk.assistant.greeting, desk.assistant.language)
  return desk.calls.start({ callId, from, to, line: firstLine, greeting, ...desk.opens(callId) })
}

/** The desks of all that can answer. */
export interface Desks {
  /** Of whoever answers new calls. */
  readonly current: Desk
  /** Of whoever answers this call, which need not be known. */
  of(callId: string): Desk
}

/** Answers a request of a call with a document; a repeat gets the same document. */
export function answerWith(
  desk: Desk,
  call: Call,
  request: OnceRequest,
  produce: () => Promise<PlacedReply>,
): Promise<string> {
  return answerOnce(call, desk.log, request, async () => {
    const { reply, turn, from, given } = await produce()
    const listens = reply.next.kind === 'listen'
    return { body: desk.documents.reply(reply), sent: { turn, from, given, listens } }
  })
}

/**
 * Does something with a call; when another process turns out to have written to the call meanwhile, the log is read
 * anew and it is done once more. A call that nobody knows begins here, on `firstLine`.
 */
export function withCall(
  desk: Desk,
  request: WebhookRequest,
  act: (call: Call) => Promise<string>,
  firstLine?: Line,
): Promise<string> {
  return onFreshCall(desk, () => findOrStart(desk, request, firstLine), act)
}

/** Does something with a call that another leg belongs to, as `withCall` does; null for one that nobody knows. */
export function withKnownCall<Result>(
  desk: Desk,
  callId: string,
  act: (call: Call | null) => Promise<Result>,
): Promise<Result> {
  return onFreshCall(desk, () => desk.calls.find(callId), act)
}

/** Ends a call if we know it, as `withCall` does things. */
export function endKnownCall(desk: Desk, { callId, callStatus }: WebhookRequest): Promise<void> {
  return onFreshCall(
    desk,
    () => desk.calls.find(callId),
    async (call) => {
      if (call) await desk.calls.end(call, 'caller', callStatus)
    },
  )
}

async function onFreshCall<Found extends Call | null, Result>(
  desk: Desk,
  find: () => Promise<Found>,
  act: (call: Found) => Promise<Result>,
): Promise<Result> {
  const call = await find()
  try {
    return await act(call)
  } catch (error) {
    if (call) desk.calls.forget(call)
    if (!(error instanceof SequenceConflict)) throw error
    return act(await find())
  }
}
