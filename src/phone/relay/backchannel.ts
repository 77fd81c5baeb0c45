/** Words that only show attention. Twilio does not publish its own list. */
const acknowledgements = new Set(
  ['mm', 'mhm', 'mm hm', 'mm hmm', 'hmm', 'uh huh', 'aha', 'okay', 'ok', 'yes', 'yeah', 'yep', 'right', 'sure'].concat([
    'i see',
    'got it',
    'all right',
    'alright',
  ]),
)

/** True when nothing but attention was meant. */
export function isBackchannel(words: string): boolean {
  return acknowledgements.has(
    words
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  )
}
