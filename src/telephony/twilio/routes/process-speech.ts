import type { Call } from '../../../conversation/call.ts'
import { type CallerInput, hiddenKeys } from '../../../conversation/reply.ts'
import { answerWith, type Desk, withCall } from '../desk.ts'
import { isFinalStatus, type WebhookRequest } from '../webhook-request.ts'

const route = 'process_speech'

/** `POST /process_speech`: the caller spoke, pressed keys, or stayed silent; the answer begins. */
export async function processSpeech(desk: Desk, request: WebhookRequest): Promise<string> {
  return withCall(desk, request, async (call) => {
    if (isFinalStatus(request.callStatus)) {
      await desk.calls.end(call, 'caller', request.callStatus)
      return desk.documents.nothing
    }
    const input = inputOf(request)
    const key = request.turn === null ? unnumberedKey(call, input) : `${route}:${request.turn}`
    if (call.state.ended !== null && !call.state.answeredKeys.has(key)) {
      return desk.documents.farewell(desk.assistant.farewell)
    }
    const words = request.hidden && input.via === 'keypad' ? hiddenKeys(input.text) : input.text
    return answerWith(desk, call, { key, token: request.token, words }, () =>
      desk.exchange.hear(call, input, request.turn),
    )
  })
}

function inputOf({ digits, speech, confidence, language }: WebhookRequest): CallerInput {
  if (digits !== '') return { text: digits, via: 'keypad', confidence: null }
  const heard = { text: speech, via: 'speech' as const, confidence: speech === '' ? null : confidence }
  return language === '' ? heard : { ...heard, language }
}

/** A request without our mark: the same words again, with nothing in between, are a repeat; all else is new. */
function unnumberedKey(call: Call, { text }: CallerInput): string {
  const isSame = (input: string) => text !== '' && input.endsWith(`|${text}`)
  for (const [key, { input }] of call.underWay) if (isSame(input)) return key
  const last = call.state.lastReply
  if (last?.key.startsWith(route) && isSame(last.input)) return last.key
  return `${route}:~${call.state.seq}`
}
