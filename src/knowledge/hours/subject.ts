/** What kinds of businesses call themselves; what is of another kind than its name says is somebody else. */
const kinds = setOf(
  'bakery bank center centre clinic hall hospital hotel museum practice salon shop store studio surgery',
)

/** What callers call any of them, and which part of it they stand before. */
const generic = setOf('building business company desk facility firm front house office offices place reception town')

const own = setOf('we us our you your youre youve yall')

/** Words of a question about the business itself, besides those about its hours. */
const aboutUs = setOf('address call find located location number open phone road street where wheres')

/** "When does it close?", "And on Saturday?", "What about weekends?": what they are about was said before. */
const pointsBack =
  /\b(?:it|its|they|theyre|them|their|there|that|this)\b|^ (?:(?:ok|okay|so|yes|no) )*(?:and|or|but|what about|how about)\b/

/** Whether a place by this name is the business. @param businessWords lower-case words of its name */
export function isUs(word: string, businessWords: ReadonlySet<string>): boolean {
  if (generic.has(word) || businessWords.has(word)) return true
  return kinds.has(word) && ![...kinds].some((kind) => businessWords.has(kind))
}

/** Whether words of a caller are about something that was spoken of before. @param text as `QuestionText` has it */
export function goesOn(text: string, businessWords: ReadonlySet<string>): boolean {
  const words = text.trim().split(/\s+/)
  return pointsBack.test(text) && !words.some((word) => own.has(word) || isUs(word, businessWords))
}

/** Whether a caller's words may be about the business itself. `known` are words that say nothing else. */
export function mayBeAboutUs(words: readonly string[], known: (word: string) => boolean): boolean {
  return words.every((word) => known(word) || aboutUs.has(word))
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
