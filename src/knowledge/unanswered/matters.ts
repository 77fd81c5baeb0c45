import type { UnansweredQuestion } from './ports.ts'
import type { QuestionTerms } from './question-terms.ts'
import { type Similarity, similarityAmong } from './similarity.ts'

/** One way to say it, with all who said it so. */
export interface Wording {
  readonly words: readonly string[]
  /** Oldest first; never empty. */
  readonly questions: UnansweredQuestion[]
}

/** What wordings ask about that have the same terms. */
export interface Matter {
  readonly terms: QuestionTerms
  /** Those of the oldest question first; never empty. */
  readonly wordings: Wording[]
}

/** From here on, two matters are one; below, "what does an MRI cost" would get company from other prices. */
const alike = 0.43

/**
 * Puts wordings together that ask about the same terms, those asked most first, of equals the oldest.
 *
 * @param wordings those of the oldest question first
 */
export async function mattersOf(
  wordings: readonly Wording[],
  termsOf: (words: readonly string[]) => QuestionTerms,
  giveWay: () => Promise<void>,
): Promise<Matter[]> {
  const matters = new Map<string, Matter>()
  for (const wording of wordings) {
    await giveWay()
    const terms = termsOf(wording.words)
    // Of "hello?" nothing is known but the words themselves.
    const key = terms.size > 0 ? [...terms.keys()].toSorted().join(' ') : `"${wording.words.join(' ')}"`
    const matter = matters.get(key) ?? { terms, wordings: [] }
    matters.set(key, matter)
    matter.wordings.push(wording)
  }
  return [...matters.values()].toSorted((left, right) => count(right) - count(left))
}

function count({ wordings }: Matter): number {
  return wordings.reduce((total, { questions }) => total + questions.length, 0)
}

/**
 * Puts similar matters together. Each is compared with the first of a group only, which is its most frequent one, so
 * that a group does not drift from one matter to the next.
 *
 * @param matters those asked most first
 * @param related what callers also say for a term
 */
export async function groupMatters(
  matters: readonly Matter[],
  related: (term: string) => readonly string[],
  giveWay: () => Promise<void>,
): Promise<Matter[][]> {
  const similarity = similarityAmong(
    matters.map(({ terms }) => terms),
    related,
  )
  const groups: Matter[][] = []
  const byTerm = new Map<string, Set<Matter[]>>()
  for (const matter of matters) {
    await giveWay()
    const terms = [...matter.terms.keys()]
    const candidates = new Set([...terms, ...terms.flatMap(related)].flatMap((term) => [...(byTerm.get(term) ?? [])]))
    const group = mostSimilar(matter, candidates, similarity)
    if (group) {
      group.push(matter)
      continue
    }
    const own = [matter]
    groups.push(own)
    for (const term of terms) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(own))
  }
  return groups
}

function mostSimilar(matter: Matter, groups: Iterable<Matter[]>, similarity: Similarity): Matter[] | null {
  let best: { group: Matter[]; score: number } | null = null
  for (const group of groups) {
    const [typical] = group
    const score = typical ? similarity(matter.terms, typical.terms) : 0
    if (score >= alike && score > (best?.score ?? 0)) best = { group, score }
  }
  return best?.group ?? null
}
