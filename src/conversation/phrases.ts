/** Words as they compare: lower case, without apostrophes and punctuation, one blank between two. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A pattern for any of these phrases (plain words) as whole words, the longest first; made for `replace`. */
export function anyOf(phrases: readonly string[]): RegExp {
  const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length)
  return new RegExp(`(?:^| )(?:${longestFirst.join('|')})(?= |$)`, 'g')
}
