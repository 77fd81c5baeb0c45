import type { Assistant } from '../../config/schema.ts'
import { describeVoice } from '../../config/voices.ts'
import type { Reply } from '../../conversation/reply.ts'
import { splitForVoice } from './split-text.ts'
import { response, type Twiml, verb } from './twiml.ts'

/** Every TwiML document that we answer with. */
export interface Documents {
  /** Speaks a reply and goes on as it says. */
  reply(reply: Reply): string
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

/** Documents in the owner's voice. `pathPrefix` is the path of PUBLIC_URL, without a trailing slash. */
export function createDocuments(assistant: Assistant, pathPrefix: string): Documents {
  const { voice, language, listening, fallback, vocabulary } = assistant
  const { maxCharacters } = describeVoice(voice)

  const say = (text: string): Twiml[] =>
    splitForVoice(text, maxCharacters).map((piece) => verb('Say', { voice, language }, piece))

  const redirect = (path: string): Twiml => verb('Redirect', { method: 'POST' }, `${pathPrefix}${path}`)

  const gather = (path: string, texts: readonly string[]): Twiml =>
    verb(
      'Gather',
      {
        input: 'dtmf speech',
        action: `${pathPrefix}${path}`,
        method: 'POST',
        timeout: Math.ceil(listening.timeoutMs / 1_000),
        speechTimeout: listening.speechTimeout === 'auto' ? 'auto' : Math.ceil(listening.speechTimeout / 1_000),
        speechModel: listening.speechModel === 'default' ? null : listening.speechModel,
        language,
        hints: vocabulary.length === 0 ? null : vocabulary.join(','),
        profanityFilter: listening.profanityFilter,
        bargeIn: listening.bargeIn,
        // Silence is reported too, so that no document ends in a hang-up by accident.
        actionOnEmptyResult: true,
      },
      texts.flatMap(say),
    )

  function verbsOf({ say: texts, next }: Reply): Twiml[] {
    switch (next.kind) {
      case 'listen':
        return [gather(`/process_speech?turn=${next.turn}`, texts)]
      case 'more':
        return [
          ...texts.flatMap(say),
          redirect(`/speak_response?turn=${next.turn}&from=${next.from}&waits=${next.waits}`),
        ]
      case 'hang-up':
        return [...texts.flatMap(say), verb('Hangup', {})]
    }
  }

  function lastResort(): Twiml[] {
    if (fallback.dial === null) return [...say(fallback.giveUpText), verb('Hangup', {})]
    return [...say(fallback.dialText), verb('Dial', {}, fallback.dial)]
  }

  return {
    nothing: response([]),
    reply: (reply) => response(verbsOf(reply)),
    farewell: (text) => response([...say(text), verb('Hangup', {})]),
    comeBack: (text, path) => response([...say(text), verb('Pause', { length: 3 }), redirect(path)]),
    hangUp: response([verb('Hangup', {})]),
    fallback({ beginning, again }) {
      if (again > 0) return response(lastResort())
      return response([gather('/process_speech?again=1', [beginning ? assistant.greeting : fallback.text])])
    },
  }
}
