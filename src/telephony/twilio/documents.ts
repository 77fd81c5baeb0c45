import type { Assistant } from '../../config/schema.ts'
import type { KeyEntry, Reply } from '../../conversation/reply.ts'
import { toSpoken } from '../../conversation/speakable/to-spoken.ts'
import type { TransferPlan } from '../../conversation/transfer-plan.ts'
import { createSpeech } from './speech.ts'
import { createTransferDocuments, type TransferDocuments } from './transfer/documents.ts'
import { inFront, response, type Twiml, verb } from './twiml.ts'

type Listen = Extract<Reply['next'], { kind: 'listen' }>

/** Every TwiML document that we answer with. */
export interface Documents extends Pick<TransferDocuments, 'whisper' | 'connect'> {
  /** Speaks a reply and goes on as it says. */
  reply(reply: Reply): string
  /** Dials an attempt to put the caller through; `language` is the call's, null for the one that calls begin in. */
  transfer(plan: TransferPlan, language: string | null): string
  /** Asks whether the call may be recorded, before anything else; `/recording_consent` gets the answer. */
  askForConsent(text: string, again: number): string
  /** From the document on, the carrier records; `notice` is said before that, unless it is empty. */
  recorded(notice: string, document: string): string
  /** Speaks and hangs up, with no memory of the call. */
  farewell(text: string): string
  /** While the program stops: the caller waits a moment and asks again there, by then of the next one. */
  comeBack(text: string, path: string): string
  /** The goodbye was said. */
  readonly hangUp: string
  /**
   * The spare answer, with no memory of the call: greets if it had not begun, else asks for the words again; when that
   * has been tried, puts the caller through or says goodbye.
   */
  fallback(failed: { beginning: boolean; again: number }): string
  /** Nothing to do. */
  readonly nothing: string
}

/**
 * Documents in the owner's voices. `pathPrefix` is the path of PUBLIC_URL and `publicUrl` the whole, both without a
 * trailing slash: what Twilio asks for beside the call is named in full where that is known.
 */
export function createDocuments(assistant: Assistant, pathPrefix: string, publicUrl: string = pathPrefix): Documents {
  const { listening, fallback } = assistant
  const speech = createSpeech(assistant)
  const { say } = speech
  const transfers = createTransferDocuments(assistant, speech, publicUrl)

  const redirect = (path: string): Twiml => verb('Redirect', { method: 'POST' }, `${pathPrefix}${path}`)

  const gather = (path: string, inside: readonly Twiml[], tag: string | null, keys: KeyEntry | null = null): Twiml => {
    const attributes = {
      input: keys?.only ? 'dtmf' : 'dtmf speech',
      action: `${pathPrefix}${path}`,
      method: 'POST',
      timeout: Math.ceil(listening.timeoutMs / 1_000),
      ...(keys && { numDigits: keys.most, finishOnKey: keys.endKey ?? '' }),
      ...(!keys?.only && speechAttributes(tag)),
      bargeIn: listening.bargeIn,
      // Silence is reported too, so that no document ends in a hang-up by accident.
      actionOnEmptyResult: true,
    }
    return verb('Gather', attributes, inside)
  }

  function speechAttributes(tag: string | null) {
    const { code, vocabulary } = speech.language(tag)
    return {
      speechTimeout: listening.speechTimeout === 'auto' ? 'auto' : Math.ceil(listening.speechTimeout / 1_000),
      speechModel: listening.speechModel === 'default' ? null : listening.speechModel,
      language: code,
      hints: vocabulary.length === 0 ? null : vocabulary.join(','),
      profanityFilter: listening.profanityFilter,
    }
  }

  function verbsOf(reply: Reply): Twiml[] {
    const { next } = reply
    const spoken = spokenIn(reply)
    switch (next.kind) {
      case 'listen':
        return listen(next, spoken, reply)
      case 'more':
        return [...spoken, redirect(`/speak_response?turn=${next.turn}&from=${next.from}&waits=${next.waits}`)]
      case 'hang-up':
        return [...spoken, verb('Hangup', {})]
      case 'transfer':
        return [...spoken, ...dial(next.plan, reply.language ?? null)]
    }
  }

  function spokenIn({ say: texts, language, slow }: Reply): Twiml[] {
    const pause = slow ? [verb('Pause', { length: 1 })] : []
    return texts.flatMap((text, place) => [...(place > 0 ? pause : []), ...say(text, language ?? null)])
  }

  /** What is said inside of a listening can be cut short, and what is said before it cannot. */
  function listen({ turn, keys }: Listen, spoken: readonly Twiml[], { language, interruptible }: Reply): Twiml[] {
    // Secret keys must not get into the log with the request that brings them.
    const path = `/process_speech?turn=${turn}${keys?.only ? '&hidden=1' : ''}`
    const inside = (verbs: readonly Twiml[]) => gather(path, verbs, language ?? null, keys ?? null)
    return interruptible === false ? [...spoken, inside([])] : [inside(spoken)]
  }

  function dial(plan: TransferPlan, tag: string | null): Twiml[] {
    return [...say(toSpoken(plan.announce ?? '', speech.language(tag).code), tag), transfers.dial(plan)]
  }

  function lastResort(): Twiml[] {
    const { dial: number } = fallback
    if (number === null) return [...say(fallback.giveUpText, null), verb('Hangup', {})]
    return [...say(fallback.dialText, null), verb('Dial', {}, number)]
  }

  return {
    whisper: transfers.whisper,
    connect: transfers.connect,
    nothing: response([]),
    reply: (reply) => response(verbsOf(reply)),
    transfer: (plan, language) => response(dial(plan, language)),
    askForConsent: (text, again) => response([gather(`/recording_consent?again=${again}`, say(text, null), null)]),
    recorded(notice, document) {
      const recording = verb('Recording', {
        recordingStatusCallback: `${publicUrl}/recording_status`,
        recordingStatusCallbackMethod: 'POST',
      })
      // Outside of a listening, so that nobody can cut the notice short.
      return inFront([...say(notice, null), verb('Start', {}, [recording])], document)
    },
    farewell: (text) => response([...say(text, null), verb('Hangup', {})]),
    comeBack: (text, path) => response([...say(text, null), verb('Pause', { length: 3 }), redirect(path)]),
    hangUp: response([verb('Hangup', {})]),
    fallback({ beginning, again }) {
      if (again > 0) return response(lastResort())
      const text = beginning ? assistant.greeting : fallback.text
      return response([gather('/process_speech?again=1', say(text, null), null)])
    },
  }
}
