import { z } from 'zod'
import type { TransferState } from '../../../conversation/call-state.ts'
import type { TransferOutcome } from '../../../conversation/transfer-plan.ts'
import { isFinalStatus, text } from '../webhook-request.ts'

/** What Twilio's request to `<Dial action>` tells. https://www.twilio.com/docs/voice/twiml/dial#action */
export interface DialEnded {
  /** `completed`, `answered`, `busy`, `no-answer`, `failed`, `canceled`, or something else. */
  readonly status: string
  /** Whether the two spoke; null where Twilio does not tell. */
  readonly bridged: boolean | null
  readonly seconds: number
  /** The caller's own leg is over. */
  readonly callerLeft: boolean
}

const dialEndedBody = z.object({ CallStatus: text, DialCallStatus: text, DialBridged: text, DialCallDuration: text })

/** Parses the body of the action request; what is missing or odd is as if untold. */
export function parseDialEnded(body: unknown): DialEnded {
  const { data } = dialEndedBody.safeParse(body ?? {})
  const bridged = data?.DialBridged.toLowerCase()
  return {
    status: data?.DialCallStatus.toLowerCase() ?? '',
    bridged: bridged === 'true' ? true : bridged === 'false' ? false : null,
    seconds: /^\d{1,6}$/.test(data?.DialCallDuration ?? '') ? Number(data?.DialCallDuration) : 0,
    callerLeft: isFinalStatus(data?.CallStatus.toLowerCase() ?? ''),
  }
}

/**
 * How the attempt ended. `whispered`: somebody answered and was told of the caller. What the person pressed tells more
 * than Twilio's status, which is `completed` for voicemails and refusals too.
 */
export function outcomeOf(
  { status, bridged, callerLeft }: DialEnded,
  attempt: TransferState,
  whispered: boolean,
): TransferOutcome {
  if (attempt.connectedAt !== null || bridged === true) return 'answered'
  if (callerLeft) return 'caller-left'
  if (attempt.screened === 'refused') return 'refused'
  if (attempt.screened === 'silent') return 'voicemail'
  if (whispered) return 'refused'
  switch (status) {
    case 'busy':
    case 'no-answer':
      return status
    case 'completed':
    case 'answered':
      return bridged === null && attempt.plan.mode === 'cold' ? 'answered' : 'failed'
    default:
      return 'failed'
  }
}
