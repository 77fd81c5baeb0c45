import type { QuestionTerms } from './question-terms.ts'

/** How far a term agrees with another that callers say for it. */
const relatedAgreement = 0.8
/** What the longer question has beyond a shorter one that is all in it counts less: "pool", "swimming pool". */
const containedShare = 0.75
/** How much more a rare term weighs than one that every question has. */
const rarity = 0.5

/** From 0, nothing in common, to 1, the same matter. */
export type Similarity = (left: QuestionTerms, right: QuestionTerms) => number

/**
 * Compares what questions ask about. Terms weigh the more the fewer questions have them, and what the one question has
 * beyond the other counts against both.
 *
 * @param questions all that will be compared, each once
 * @param related what callers also say for a term
 */
export function similarityAmong(
  questions: readonly QuestionTerms[],
  related: (term: string) => readonly string[],
): Similarity {
  const counts = new Map<string, number>()
  for (const terms of questions) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  const weightOf = (term: string) => 1 + rarity * Math.log(questions.length / (counts.get(term) ?? 1))

  function agreement(term: string, other: QuestionTerms): number {
    if (other.has(term)) return 1
    return related(term).some((word) => other.has(word)) ? relatedAgreement : 0
  }

  /** What `terms` has in common with the other question, and what it has beyond it. */
  function compare(terms: QuestionTerms, other: QuestionTerms): { common: number; beyond: number } {
    let common = 0
    let beyond = 0
    for (const [term, share] of terms) {
      const agreed = agreement(term, other)
      const weight = weightOf(term)
      common += weight * Math.min(share, 1) * agreed
      beyond += weight * share * (1 - agreed)
    }
    return { common, beyond }
  }

  return (left, right) => {
    const [one, two] = [compare(left, right), compare(right, left)]
    const common = (one.common + two.common) / 2
    const beyond = (one.beyond + two.beyond) * (one.beyond === 0 || two.beyond === 0 ? containedShare : 1)
    return common === 0 ? 0 : common / (common + beyond)
  }
}
