import type { Assistant } from '../../../config/schema.ts'
import { toSpoken } from '../../../conversation/speakable/to-spoken.ts'
import { isDialable, type TransferPlan } from '../../../conversation/transfer-plan.ts'
import type { Speech } from '../speech.ts'
import { response, type Twiml, verb } from '../twiml.ts'

/** What is played to those who are put through, and to those whom they are put through to. */
export interface TransferDocuments {
  /** Dials one attempt; Twilio then asks `/dial_ended`. Throws a `RangeError` for an address that is none. */
  dial(plan: TransferPlan): Twiml
  /** Tells the person who calls, and asks for a key; whoever presses nothing is not connected. */
  whisper(plan: TransferPlan): string
  /** The person takes the call: the end of this document connects the two. */
  readonly connect: string
}

const nouns = { number: 'Number', sip: 'Sip', client: 'Client' } as const

/** Time to find the key after the last word, in seconds. Voicemails have nothing to press. */
const keySeconds = 6

/**
 * Makes the documents of transfers. `baseUrl` is what Twilio calls, without a trailing slash, or empty: then addresses
 * are relative. Source: https://www.twilio.com/docs/voice/twiml/dial
 */
export function createTransferDocuments(assistant: Assistant, speech: Speech, baseUrl: string): TransferDocuments {
  const say = (text: string) => speech.say(toSpoken(text, assistant.language), null)
  const at = (route: string, { id, step }: TransferPlan) =>
    `${baseUrl}/${route}?id=${encodeURIComponent(id)}&step=${step}`

  /** Cold, the two are connected once somebody answers; warm, after the key. */
  function noun(plan: TransferPlan): Twiml {
    const { to, mode } = plan
    const warm = { url: at('whisper', plan), method: 'POST' }
    const cold = {
      statusCallback: at('dial_status', plan),
      statusCallbackEvent: 'answered',
      statusCallbackMethod: 'POST',
    }
    return verb(nouns[to.kind], mode === 'warm' ? warm : cold, to.address)
  }

  return {
    dial(plan) {
      // The last look before money is spent, whoever made the plan.
      if (!isDialable(plan.to)) throw new RangeError('A transfer is planned to an address that cannot be dialled.')
      const attributes = {
        action: at('dial_ended', plan),
        method: 'POST',
        timeout: Math.min(Math.max(plan.ringSeconds, 5), 600),
        // The caller hears it ring until the two are connected, the whole whisper long.
        answerOnBridge: true,
        callerId: plan.callerId,
        timeLimit: plan.limitSeconds ?? null,
      }
      return verb('Dial', attributes, [noun(plan)])
    },
    whisper(plan) {
      const words = [...say(plan.whisper), ...say(assistant.prompts.pressOne)]
      const attributes = {
        input: 'dtmf',
        action: at('whisper_answered', plan),
        method: 'POST',
        numDigits: 1,
        // With an ending key, that key would count as silence.
        finishOnKey: '',
        timeout: keySeconds,
        actionOnEmptyResult: true,
      }
      // Said twice: people speak their own hello over the beginning.
      return response([verb('Gather', attributes, [...words, verb('Pause', { length: 1 }), ...words])])
    },
    connect: response([]),
  }
}
