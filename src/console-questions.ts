import type { ConsoleQuestions } from './console/routes/knowledge/ports.ts'
import type { QuestionGroup as ShownGroup } from './console/routes/knowledge/question-schema.ts'
import type { Editions } from './editions.ts'
import { draftPage } from './knowledge/unanswered/draft-page.ts'
import { groupQuestions, type QuestionGroup } from './knowledge/unanswered/group-questions.ts'
import type { UnansweredQuestion, UnansweredQuestions } from './knowledge/unanswered/ports.ts'
import type { Clock } from './lib/clock.ts'

export interface QuestionParts {
  readonly editions: Pick<Editions, 'current'>
  readonly unanswered: UnansweredQuestions
  readonly clock: Pick<Clock, 'now'>
}

export interface QuestionDesk extends ConsoleQuestions {
  /** A group by its id, or null. */
  find(id: string): Promise<QuestionGroup | null>
}

/** Of the newest questions; who has more looks at these first. */
const mostQuestions = 5_000
const most = { wordings: 20, calls: 20 }

/**
 * The questions that nobody could answer. Those that are dealt with are grouped with those that are open, so that a group
 * keeps its id, and it is seen when something is asked again.
 */
export function createConsoleQuestions({ editions, unanswered, clock }: QuestionParts): QuestionDesk {
  async function groups(): Promise<QuestionGroup[]> {
    const questions = await unanswered.list({ includeDone: true, limit: mostQuestions })
    return await groupQuestions(questions, editions.current.config.assistant.language)
  }

  async function find(id: string): Promise<QuestionGroup | null> {
    return (await groups()).find((group) => group.id === id) ?? null
  }

  return {
    find,
    async list({ done, from, limit }) {
      const all = (await groups()).map(toShown)
      const open = all.filter((group) => group.open > 0).sort(byOpen)
      const dealtWith = all.filter((group) => group.open === 0)
      const wanted = done ? dealtWith : open
      return {
        groups: wanted.slice(from, from + limit),
        ...{ total: wanted.length, open: open.length, done: dealtWith.length },
      }
    },
    async mark(id, as) {
      const group = await find(id)
      if (!group) return null
      return as === 'done' ? unanswered.markDone(group.questions, clock.now()) : unanswered.markOpen(group.questions)
    },
    async draft(id) {
      const group = await find(id)
      if (!group) return null
      const { fileName, title, keywords, markdown } = draftPage(group)
      return { group: toShown(group), fileName, title, keywords: [...keywords], markdown }
    },
  }
}

function byOpen(left: ShownGroup, right: ShownGroup): number {
  return right.open - left.open || right.lastAt - left.lastAt
}

function toShown({ id, question, wordings, keywords, count, lastAt, questions }: QuestionGroup): ShownGroup {
  const doneAt = questions.map((one) => one.doneAt ?? 0)
  return {
    ...{ id, question, count, lastAt },
    wordings: wordings.filter((wording) => wording !== question).slice(0, most.wordings),
    keywords: keywords.slice(0, most.wordings),
    open: questions.filter((one) => one.doneAt === null).length,
    reasons: reasonsOf(questions),
    doneAt: Math.max(...doneAt) || null,
    calls: questions
      .slice(-most.calls)
      .reverse()
      .map(({ callId, turn, at }) => ({ callId, turn, at })),
  }
}

function reasonsOf(questions: readonly UnansweredQuestion[]): ShownGroup['reasons'] {
  const byReason = Map.groupBy(questions, ({ because }) => because)
  return [...byReason].sort(([, left], [, right]) => right.length - left.length).map(([reason]) => reason)
}
