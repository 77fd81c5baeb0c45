const marks = /\p{M}+/gu
const notWords = /[^\p{L}\p{N}]+/gu

/** Words as they are compared: small letters without accents and signs, one blank between them. */
export function foldWords(text: string): string {
  return text.normalize('NFKD').replace(marks, '').toLowerCase().replace(notWords, ' ').trim()
}
