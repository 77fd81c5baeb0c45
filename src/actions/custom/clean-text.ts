/** Marks that turn the writing around, tags that nobody sees, and control characters. */
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|(?!\s)\p{Cc}/gu

/** Words of others on one line, without what nobody sees, at most `characters` long. */
export function cleanText(text: string, characters: number): string {
  // Cut twice: what is thrown away need not be looked at.
  const clean = text
    .slice(0, characters * 4)
    .replace(unseen, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toWellFormed()
  if (clean.length <= characters) return clean
  return `${clean.slice(0, characters - 1).toWellFormed()}…`
}
