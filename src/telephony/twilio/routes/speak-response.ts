import { answerWith, type Desk, withCall } from '../desk.ts'
import { isFinalStatus, type WebhookRequest } from '../webhook-request.ts'

/** `POST /speak_response`: what was given is spoken; more of the answer, or the closing question. */
export async function speakResponse(desk: Desk, request: WebhookRequest): Promise<string> {
  return withCall(desk, request, async (call) => {
    if (isFinalStatus(request.callStatus)) {
      await desk.calls.end(call, 'caller', request.callStatus)
      return desk.documents.nothing
    }
    const { turn, sentence, waits } = request
    const marks = turn === null ? `~${call.state.seq}` : `${turn}:${sentence ?? '~'}:${waits}`
    const key = `speak_response:${marks}`
    if (call.state.ended !== null && !call.state.answeredKeys.has(key)) {
      return desk.documents.farewell(desk.assistant.farewell)
    }
    return answerWith(desk, call, { key, token: '', words: '' }, () =>
      desk.exchange.goOn(call, { turn, from: sentence, waits }),
    )
  })
}
