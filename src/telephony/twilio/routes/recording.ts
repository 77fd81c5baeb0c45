import { z } from 'zod'
import type { Call } from '../../../conversation/call.ts'
import { answerOnce } from '../../../conversation/once.ts'
import { type Desk, withCall, withKnownCall } from '../desk.ts'
import { isFinalStatus, text, type WebhookRequest } from '../webhook-request.ts'
import { openingDocument, recordingFacts } from './opening.ts'

/** Who has not said yes or no to this many questions is not recorded. */
const mostQuestions = 2

/** `POST /recording_consent`: the caller said whether the call may be recorded, and is greeted. */
export async function recordingConsent(desk: Desk, request: WebhookRequest): Promise<string> {
  return withCall(desk, request, async (call) => {
    if (isFinalStatus(request.callStatus)) {
      await desk.calls.end(call, 'caller', request.callStatus)
      return desk.documents.nothing
    }
    const { digits, speech: words, again } = request
    const once = { key: `recording_consent:${again}`, token: '', words: digits || words }
    return answerOnce(call, desk.log, once, async () => ({
      body: consentDocument(desk, call, { words, digits }, again),
      sent: { turn: 0, from: 0, given: 0, listens: true },
    }))
  })
}

function consentDocument(
  desk: Desk,
  call: Call,
  answer: { readonly words: string; readonly digits: string },
  again: number,
): string {
  const facts = recordingFacts(call)
  const opening = desk.recording?.opening(facts)
  const agreed = desk.recording?.understand(answer, facts) ?? null
  if (agreed === null && again + 1 < mostQuestions && opening?.kind === 'ask') {
    return desk.documents.askForConsent(opening.text, again + 1)
  }
  if (agreed) call.note({ type: 'recording.started', because: 'consent' })
  else call.note({ type: 'recording.refused', because: agreed === null ? 'silent' : 'asked' })
  const document = openingDocument(desk, call)
  return agreed ? desk.documents.recorded('', document) : document
}

const recordingStatusBody = z.object({
  RecordingSid: z.string().regex(/^RE[0-9a-f]{32}$/i),
  RecordingStatus: text,
  RecordingDuration: text,
})

/**
 * `POST /recording_status`: the carrier has a recording; mostly after the call, perhaps twice.
 * https://www.twilio.com/docs/voice/api/recording
 */
export async function recordingStatus(desk: Desk, request: WebhookRequest, body: unknown): Promise<string> {
  const { data } = recordingStatusBody.safeParse(body)
  if (data?.RecordingStatus.toLowerCase() !== 'completed') return desk.documents.nothing
  const { RecordingSid: sid, RecordingDuration: duration } = data
  return withKnownCall(desk, request.callId, async (call) => {
    // The carrier of tests keeps nothing.
    if (!call || call.state.isTest) return desk.documents.nothing
    const once = { key: `recording_status:${sid}`, token: '', words: '' }
    return answerOnce(call, desk.log, once, async () => {
      const seconds = /^\d{1,6}$/.test(duration) ? Number(duration) : 0
      call.note({ type: 'recording.stored', sid, seconds })
      return { body: desk.documents.nothing, sent: { turn: call.state.turn, from: 0, given: 0, listens: false } }
    })
  })
}
