const endsInSentence = /(?:[.!?…][)\]"'”’»]*|[。！？])\s*$/u

/** Whether nothing is left hanging after this text. */
export function isWholeSentence(text: string): boolean {
  return endsInSentence.test(text)
}

/** The text up to and with its first sentence end, or null. A point after a digit may belong to a number: no end. */
export function upToSentenceEnd(text: string): string | null {
  return /^.*?(?:(?:[!?…]|(?<!\d)\.)(?=\s|$)|[。！？])/su.exec(text)?.[0] ?? null
}
