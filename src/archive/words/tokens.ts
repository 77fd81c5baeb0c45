import { foldWords } from '../../lib/fold-words.ts'

/** Scripts that put no blanks between words: each letter is found by itself, and a word as a row of letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu
const otherFigures = /(?![0-9])\p{Nd}/gu
const isFigure = /^\p{Nd}$/u

/** The words of a text in their order, as they are kept and looked for: small letters without accents, figures as `0` to `9`. */
export function tokensOf(text: string): readonly string[] {
  const folded = foldWords(withPlainFigures(text)).replace(unspaced, ' $& ')
  return folded.split(' ').filter((token) => token !== '')
}

/** A text with the figures of every script as `0` to `9`. */
export function withPlainFigures(text: string): string {
  return text.replace(otherFigures, plainFigure)
}

/** Unicode keeps the ten figures of a script in a row, from the 0 on. */
function plainFigure(figure: string): string {
  const code = figure.codePointAt(0) ?? 0
  let first = code
  while (isFigure.test(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}
