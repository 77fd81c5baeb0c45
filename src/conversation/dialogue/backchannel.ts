import { anyOf, plainWords } from '../phrases.ts'

/** What listeners say without wanting the word, and what always means "stop". */
interface ListenerWords {
  readonly listening: RegExp
  readonly stop: RegExp
}

const listenerWords: Readonly<Record<string, ListenerWords>> = {
  en: {
    listening: anyOf(
      'mm|mhm|mm hm|mm hmm|hm|hmm|uh huh|uhuh|ah|oh|aha|yeah|yes|yep|yup|ok|okay|right|alright|all right|sure|i see|got it|good|great|fine|cool|really|wow'.split(
        '|',
      ),
    ),
    stop: anyOf('stop|wait|no|hold on|hang on|excuse me|but|sorry|pardon|hello|help'.split('|')),
  },
}

/** Who says more than this, in characters, wants the word. */
const longestSign = 40

/**
 * Whether words said while the assistant speaks are only a sign of listening ("mm-hm", "okay okay"). With any word that
 * asks for a halt in them they are not; in a language without a list nothing is.
 */
export function isBackchannel(text: string, language: string): boolean {
  const words = listenerWords[language.split('-')[0] ?? '']
  const said = plainWords(text)
  if (!words || said === '' || said.length > longestSign) return false
  return said.replace(words.stop, '') === said && said.replace(words.listening, '').trim() === ''
}
