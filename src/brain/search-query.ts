import type { HistoryTurn } from '../conversation/ports.ts'

/** Long enough to count as content, but they name no subject. */
const questionWords = new Set(
  'about also been could does doing from have just like more please should that then there they this what when where which will with would your'.split(
    ' ',
  ),
)

const fewContentWords = 2

/**
 * What to look up for a question. One as short as "and on Saturday?" only makes sense after what the caller asked
 * before, so those words come along.
 */
export function searchQuery(question: string, history: readonly HistoryTurn[]): string {
  const words = question.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const content = words.filter((word) => !questionWords.has(word))
  const before = history.at(-1)
  return before && content.length <= fewContentWords ? `${question} ${before.caller}` : question
}
