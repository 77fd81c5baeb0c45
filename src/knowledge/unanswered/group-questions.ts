import { createHash } from 'node:crypto'
import { createGiveWay } from '../../lib/give-way.ts'
import { loadLanguage } from '../search/language/language.ts'
import { groupMatters, type Matter, mattersOf, type Wording } from './matters.ts'
import type { UnansweredQuestion, UnansweredReason } from './ports.ts'
import { plainWords, questionTermsIn } from './question-terms.ts'

/** Questions that ask for the same, as far as their words tell. */
export interface QuestionGroup {
  /** Ten hexadecimal digits that stand for the oldest question, so that they stay when newer ones come. */
  readonly id: string
  /** The most typical wording, as a caller said it. */
  readonly question: string
  /** All wordings, the typical one first and then the most frequent; case and punctuation make no difference. */
  readonly wordings: readonly string[]
  /** The words of all wordings that carry their subject, the most frequent first; no numbers, which are a caller's own. */
  readonly keywords: readonly string[]
  readonly count: number
  /** When it was asked last, in ms since the epoch. */
  readonly lastAt: number
  /** The most frequent reason, of equals the one that came first. */
  readonly because: UnansweredReason
  /** Oldest first; never empty. */
  readonly questions: readonly UnansweredQuestion[]
}

/** In ms; thousands of questions take longer, and calls go on meanwhile. */
const sliceMs = 4

/**
 * Puts similar questions together, those asked most first and of equals the newest. The same questions make the same
 * groups, in whatever order they come. Gives way to other work now and then.
 *
 * @param language BCP 47 tag of what the callers speak
 */
export async function groupQuestions(
  questions: readonly UnansweredQuestion[],
  language: string,
): Promise<QuestionGroup[]> {
  const spoken = await loadLanguage(language)
  const giveWay = createGiveWay(sliceMs)
  const wordings = new Map<string, Wording>()
  for (const question of questions.toSorted(byAge)) {
    await giveWay()
    const words = plainWords(question.question, spoken)
    const wording = wordings.get(words.join(' ')) ?? { words, questions: [] }
    wordings.set(words.join(' '), wording)
    wording.questions.push(question)
  }
  const vocabulary = new Set([...wordings.values()].flatMap(({ words }) => words))
  const termsOf = questionTermsIn(spoken, (word) => vocabulary.has(word))
  const matters = await mattersOf([...wordings.values()], termsOf, giveWay)
  const groups: QuestionGroup[] = []
  for (const group of await groupMatters(matters, spoken.related, giveWay)) {
    await giveWay()
    groups.push(...toGroup(group, (word) => spoken.term(word) !== null))
  }
  return groups.toSorted(
    (left, right) => right.count - left.count || right.lastAt - left.lastAt || compare(left.id, right.id),
  )
}

function byAge(left: UnansweredQuestion, right: UnansweredQuestion): number {
  return left.at - right.at || compare(left.callId, right.callId) || left.turn - right.turn
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** @param matters the typical one first */
function toGroup(matters: readonly Matter[], hasSubject: (word: string) => boolean): QuestionGroup[] {
  const all = mostFrequentFirst(matters.flatMap(({ wordings }) => wordings))
  const [typical] = mostFrequentFirst(matters[0]?.wordings ?? [])
  const questions = all.flatMap((wording) => wording.questions).toSorted(byAge)
  const [oldest, newest] = [questions[0], questions.at(-1)]
  if (!typical || !oldest || !newest) return []
  const wordings = [typical, ...all.filter((wording) => wording !== typical)].map(textOf)
  return [
    {
      id: idOf(oldest),
      question: textOf(typical),
      wordings,
      keywords: keywordsOf(all, hasSubject),
      count: questions.length,
      lastAt: newest.at,
      because: mostFrequentReason(questions) ?? oldest.because,
      questions,
    },
  ]
}

function mostFrequentFirst(wordings: readonly Wording[]): Wording[] {
  return wordings.toSorted((left, right) => right.questions.length - left.questions.length)
}

function keywordsOf(wordings: readonly Wording[], hasSubject: (word: string) => boolean): string[] {
  const counts = new Map<string, number>()
  for (const { words, questions } of wordings) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + questions.length)
  }
  return [...counts]
    .filter(([word]) => hasSubject(word) && !/\p{N}/u.test(word))
    .toSorted(([, left], [, right]) => right - left)
    .map(([word]) => word)
}

function textOf({ questions }: Wording): string {
  return questions[0]?.question.trim() ?? ''
}

function idOf({ callId, turn }: UnansweredQuestion): string {
  return createHash('sha256')
    .update(JSON.stringify([callId, turn]))
    .digest('hex')
    .slice(0, 10)
}

function mostFrequentReason(questions: readonly UnansweredQuestion[]): UnansweredReason | undefined {
  const reasons = Map.groupBy(questions, ({ because }) => because)
  return [...reasons].toSorted(([, left], [, right]) => right.length - left.length)[0]?.[0]
}
