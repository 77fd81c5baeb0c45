/** What listeners say without wanting the word, and what always means "stop". */
interface ListenerWords {
  readonly listening: readonly string[]
  readonly stop: readonly string[]
}

const listenerWords: Readonly<Record<string, ListenerWords>> = {
  en: {
    listening:
      'mm|mhm|mm hm|mm hmm|hm|hmm|uh huh|uhuh|ah|oh|aha|yeah|yes|yep|yup|ok|okay|right|alright|all right|sure|i see|got it|good|great|fine|cool|really|wow'.split(
        '|',
      ),
    stop: 'stop|wait|no|hold on|hang on|excuse me|but|sorry|pardon|hello|help'.split('|'),
  },
}

/**
 * Whether words said while the assistant speaks are only a sign of listening ("mm-hm", "okay okay"). With any word that
 * asks for a halt in them they are not; in a language without a list nothing is.
 */
export function isBackchannel(text: string, language: string): boolean {
  const words = listenerWords[language.split('-')[0] ?? '']
  if (!words) return false
  const said = ` ${text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  if (said.trim() === '' || said.length > 40) return false
  if (words.stop.some((word) => said.includes(` ${word} `))) return false
  const rest = [...words.listening]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (left, word) => left.replaceAll(` ${word} `, '  ').replaceAll(` ${word} `, '  '),
      said.replaceAll(' ', '  '),
    )
  return rest.trim() === ''
}
