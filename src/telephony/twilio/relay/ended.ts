import { z } from 'zod'
import type { Handoff } from '../../../conversation/spoken-line.ts'
import { callSid, isFinalStatus, text } from '../webhook-request.ts'

/** What Twilio's request to `<Connect action>` tells about the session that is over. */
export interface RelayEnded {
  readonly callId: string
  /** Empty where Twilio named none. */
  readonly sessionId: string
  /** `ended`: by us, the call goes on; `completed`: the caller hung up; `failed`: neither wanted it. */
  readonly status: 'ended' | 'completed' | 'failed'
  /** How long the session lasted, as exactly as Twilio tells: in whole seconds; null where it does not. */
  readonly durationMs: number | null
  /** What we gave along with `end`; null when there was nothing, or nothing of ours. */
  readonly handoff: Handoff | null
  /** Digits of Twilio's error code, see `relayErrorOf`. */
  readonly errorCode: string | null
  readonly errorMessage: string
}

const relayEndedBody = z.object({
  CallSid: callSid,
  CallStatus: text,
  SessionId: text,
  SessionStatus: text,
  SessionDuration: text,
  HandoffData: text,
  ErrorCode: text,
  ErrorMessage: text,
})

/** The text has been through Twilio, and anybody who can sign could have written it. */
const handoffData = z.object({ reason: z.enum(['goodbye', 'resume', 'webhook', 'transfer']) })

/** Parses the body of the action request; null when it names no call. */
export function parseRelayEnded(body: unknown): RelayEnded | null {
  const { data } = relayEndedBody.safeParse(body ?? {})
  if (!data) return null
  return {
    callId: data.CallSid,
    sessionId: data.SessionId,
    status: statusOf(data.SessionStatus.toLowerCase(), data.CallStatus.toLowerCase()),
    durationMs: /^\d{1,6}$/.test(data.SessionDuration) ? Number(data.SessionDuration) * 1_000 : null,
    handoff: parseHandoff(data.HandoffData),
    errorCode: /^\d{1,6}$/.test(data.ErrorCode) ? data.ErrorCode : null,
    errorMessage: data.ErrorMessage,
  }
}

/** With a call that is over, nothing is left to decide; a status that we don't know is the end of a session all the same. */
function statusOf(sessionStatus: string, callStatus: string): RelayEnded['status'] {
  if (isFinalStatus(callStatus) || sessionStatus === 'completed') return 'completed'
  return sessionStatus === 'ended' ? 'ended' : 'failed'
}

function parseHandoff(json: string): Handoff | null {
  try {
    return handoffData.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
