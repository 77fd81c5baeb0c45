/** A part of a text: one that was looked for, or what lies between. */
export interface Part {
  readonly text: string
  readonly isFound: boolean
}

const words = /[\p{L}\p{M}\p{N}]+/gu
const marks = /\p{M}+/gu
/** Scripts without blanks between words: what was looked for may begin anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * Takes a text apart at the words that were looked for, as the search of the server finds them: small and large letters,
 * with and without accents, the last word maybe only begun.
 *
 * @param search as somebody typed it
 */
export function partsFound(text: string, search: string): readonly Part[] {
  const wanted = [...search.matchAll(words)].map(([word]) => folded(word)).filter((word) => word !== '')
  const last = search.trimEnd().endsWith('"') ? undefined : wanted.at(-1)
  const isFound = (word: string) => {
    const plain = folded(word)
    return wanted.some((one) =>
      unspaced.test(one) ? plain.includes(one) : plain === one || (one === last && plain.startsWith(one)),
    )
  }
  const parts: Part[] = []
  let at = 0
  for (const { 0: word, index } of text.matchAll(words)) {
    if (!isFound(word)) continue
    if (index > at) parts.push({ text: text.slice(at, index), isFound: false })
    parts.push({ text: word, isFound: true })
    at = index + word.length
  }
  return at < text.length ? [...parts, { text: text.slice(at), isFound: false }] : parts
}

function folded(word: string): string {
  return word.normalize('NFKD').replace(marks, '').toLowerCase()
}
