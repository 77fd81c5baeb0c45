import { isLoneLetter } from '../language/segments.ts'

/** Letters that were spelled out, put together: "m r i" as "mri". */
export function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let letters: string[] = []
  for (const word of [...words, '']) {
    if (isLoneLetter(word)) {
      letters.push(word)
      continue
    }
    if (letters.length > 1) joined.push(letters.join(''))
    else joined.push(...letters)
    letters = []
    if (word !== '') joined.push(word)
  }
  return joined
}
