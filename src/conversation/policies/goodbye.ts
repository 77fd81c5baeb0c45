import { anyOf, plainWords } from '../phrases.ts'
import { type Policy, proceed } from './policy.ts'

interface ClosingWords {
  /** Any one of these ends the call whenever it is all that is said. */
  readonly goodbye: readonly string[]
  /** One of these ends the call when it answers the closing question. */
  readonly done: readonly string[]
  /** Words that may stand around them. */
  readonly around: readonly string[]
}

const closingWords: Readonly<Record<string, ClosingWords>> = {
  en: {
    goodbye: [
      'goodbye',
      'good bye',
      'bye',
      'bye bye',
      'see you',
      'have a good day',
      'have a nice day',
      'have a great day',
    ],
    done: [
      'no',
      'nope',
      'nah',
      'no thanks',
      'no thank you',
      'nothing',
      'nothing else',
      'not today',
      'not now',
      'not really',
      'that is all',
      'thats all',
      'that will be all',
      'thatll be all',
      'that was all',
      'that is it',
      'thats it',
      'that was it',
      'that is everything',
      'thats everything',
      'i am done',
      'im done',
      'i am good',
      'im good',
      'i am fine',
      'im fine',
      'i am all set',
      'im all set',
      'all set',
      'all good',
      'we are done',
    ],
    around:
      'thank thanks you very much so okay ok alright all right well great perfect good fine for your the help today now that i im am is just a lot again then and please it was have nice day really need needed wanted to know bye sir maam'.split(
        ' ',
      ),
  },
}

/** Who says more than this, in characters, has something else to say. */
const longestGoodbye = 80

export interface GoodbyeSettings {
  /** BCP 47 tag; a language without closing words never ends a call by them. */
  readonly language: string
  readonly farewell: string
}

/**
 * "No, thank you" after the closing question, or "goodbye" at any time, ends the call; nothing may be left over in the
 * words ("no, what about parking?" asks something). "No" to any other question is an answer, and thanks alone end nothing.
 */
export function goodbye({ language, farewell }: GoodbyeSettings): Policy {
  const words = closingWords[language.split('-')[0] ?? '']
  if (!words) return { name: 'goodbye', decide: () => proceed }
  const anyTime = phrasePattern(words.goodbye, [...words.around, ...words.done])
  const afterClosing = phrasePattern([...words.done, ...words.goodbye], words.around)
  return {
    name: 'goodbye',
    decide(input, { state, turn }) {
      const said = plainWords(input.text)
      const closes = anyTime(said) || (state.closingAsked && afterClosing(said))
      if (!closes) return proceed
      const { text, confidence } = input
      const because = { type: 'caller.said', turn, text, via: input.via, confidence } as const
      return { kind: 'end', text: farewell, reason: 'assistant', because }
    },
  }
}

/** True for words that hold one of the phrases and otherwise only words that may stand around it. */
function phrasePattern(phrases: readonly string[], around: readonly string[]): (said: string) => boolean {
  const phrase = anyOf(phrases)
  const filler = anyOf(around)
  return (said) => {
    if (said.length > longestGoodbye) return false
    const rest = said.replace(phrase, '')
    return rest !== said && rest.replace(filler, '').trim() === ''
  }
}
