/** A word, a figure or a sign of a text. Apostrophes and invisible characters are none of them. */
export interface Token {
  /** Where it stands in the text, in characters; `end` is behind it. */
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'figure' | 'sign'
  /** A word folded by `fold`, a figure with its inner marks in ASCII digits (`555-0110`), a sign as it is. */
  readonly text: string
  /** How a word is written; `lower` for figures, signs and scripts without capitals. */
  readonly letters: 'lower' | 'capital' | 'upper'
  /** True when no blank stands before it. */
  readonly glued: boolean
}

const ascii = /^[\0-\x7f]*$/
const asciiToken = /(\d+(?:[.,:/-]\d+)*)|([A-Za-z]+)|([!-&(-/:-@[-`{-~])/g
const anyToken =
  /(\p{Nd}[\p{Nd}\p{Cf}]*(?:[.,:/–-]\p{Nd}+|['’\u00a0\u202f\u2009]\p{Nd}{3}(?!\p{Nd}))*)|(\p{L}[\p{L}\p{M}\p{Cf}]*)|([^\s\p{L}\p{Nd}\p{M}\p{C}'’])/gu

/** Cuts a text into tokens, in time that grows with its length. Words never cross a blank. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let behind = 0
  for (const match of text.matchAll(ascii.test(text) ? asciiToken : anyToken)) {
    const [whole, figure, word] = match
    const start = match.index
    const end = start + whole.length
    const glued = start === behind || (start === behind + 1 && !/\s/.test(text.charAt(behind)))
    const kind = figure ? 'figure' : word ? 'word' : 'sign'
    const folded = figure ? asciiFigure(whole) : word ? fold(whole) : whole
    tokens.push({ start, end, kind, text: folded, letters: word ? lettersOf(whole) : 'lower', glued })
    behind = end
  }
  return tokens
}

/** Accents of Latin, Greek and Cyrillic letters, the short vowels of Arabic, and what is invisible. */
const marks = /\p{Cf}|[\u0300-\u036f]|[\u064b-\u0652]/gu

/** A word as it is compared: small letters, without accents and invisible characters; the vowel signs of Indic scripts stay. */
export function fold(word: string): string {
  const small = word.toLowerCase()
  if (ascii.test(small)) return small
  return small.normalize('NFKD').replace(marks, '').replaceAll('ß', 'ss')
}

const smallLetter = /\p{Ll}/u

function lettersOf(word: string): Token['letters'] {
  if (word === word.toLowerCase()) return 'lower'
  return smallLetter.test(word) || word.length === 1 ? 'capital' : 'upper'
}

function asciiFigure(figure: string): string {
  if (ascii.test(figure)) return figure
  return figure
    .replace(/[\p{Cf}'’\u00a0\u202f\u2009]/gu, '')
    .replaceAll('–', '-')
    .replace(/\p{Nd}/gu, (digit) => (digit < '\x7f' ? digit : String(digitValue(digit.codePointAt(0) ?? 0))))
}

const digit = /^\p{Nd}$/u

/** Unicode keeps the ten digits of a script in order, and scripts whose digits adjoin in full tens. */
function digitValue(code: number): number {
  let first = code
  while (digit.test(String.fromCodePoint(first - 1))) first--
  return (code - first) % 10
}
