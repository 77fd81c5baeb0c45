/** Scripts that are written without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu
const hasUnspaced = new RegExp(unspaced.source, 'u')
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

const words = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu
const hyphen = /[-‐‑]/
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g

/** Text with one way to write each letter and figure: small letters, ASCII figures, composed accents. */
export function evenOut(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(otherDigits, asciiDigit)
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  const zero = [0x660, 0x6f0, 0x966, 0x9e6].findLast((start) => start <= code) ?? code
  return String(code - zero)
}

/**
 * The words of an evened-out text, in order. A hyphenated word gives its parts; with `joined` also what they make
 * together ("x-ray": "x", "ray", "xray"), since callers' words come without hyphens.
 */
export function splitWords(text: string, joined: boolean): string[] {
  const spaced = hasUnspaced.test(text) ? text.replace(unspaced, (run) => ` ${segments(run).join(' ')} `) : text
  const found = spaced.match(words) ?? []
  if (!spaced.includes('-') && !/[‐‑]/.test(spaced)) return found
  return found.flatMap((word) => {
    if (!hyphen.test(word)) return word
    const parts = word.split(hyphen)
    return joined && parts.length <= 3 ? [...parts, parts.join('')] : parts
  })
}

function segments(run: string): string[] {
  return [...segmenter.segment(run)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []))
}

/** True for a word that needs a second letter to mean something. */
export function isLoneLetter(word: string): boolean {
  return word.length === 1 && !/\p{N}/u.test(word) && !hasUnspaced.test(word)
}

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

/** A word without accents, so that it is found however it was typed or transcribed. */
export function fold(word: string): string {
  if (!/[^\0-\x7f]/.test(word)) return word
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøłđı]/g, (letter) => letters[letter] ?? letter)
}
