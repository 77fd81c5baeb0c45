/** Marks above and below Latin letters, the short vowels and stretches of Arabic, and the dot below of Hindi. */
const marks = /[\u0300-\u036f\u064b-\u0652\u0670\u0640\u093c]/g
/** Letters that the same word is spelt with in more than one way. */
const spellings: Readonly<Record<string, string>> = {
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه' },
  ...{ ß: 'ss', '\u0901': '\u0902' },
}
const spelling = /[أإآٱىةß\u0901]/g

/**
 * Words as they compare: lower case, without accents, apostrophes and punctuation, one blank between two. The vowel
 * signs of Hindi belong to their letters.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .replace(spelling, (letter) => spellings[letter] ?? letter)
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** A pattern for any of these phrases (plain words) as whole words, the longest first; made for `replace`. */
export function anyOf(phrases: readonly string[]): RegExp {
  const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length)
  return new RegExp(`(?:^| )(?:${longestFirst.join('|')})(?= |$)`, 'g')
}
