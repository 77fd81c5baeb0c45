import type { AnswerRequest, KnownCaller } from '../conversation/ports.ts'
import type { Findings, KnowledgeSearch } from '../knowledge/ports.ts'
import { createDateAndTime } from './date-and-time.ts'
import type { Notes } from './model-request.ts'

/** The business's own opening hours; `now` in ms since the epoch. */
export interface OpeningTimes {
  /** Whether it is open and when it opens or closes, in words. */
  describe(now: number): string
  /**
   * The answer to a question about them, or null when it is about something else, as "it" may be.
   *
   * @param earlier what the caller said before, the latest last
   */
  answer(question: string, now: number, earlier: readonly string[]): string | null
}

export interface LookUpParts {
  readonly search: KnowledgeSearch | null
  readonly calendar: OpeningTimes | null
  /** IANA zone of the business, or null when it gave none. */
  readonly zone: string | null
  /** How many passages a model is given. */
  readonly passages: number
}

export interface LookUp {
  /** Searches the documents for a turn; null where there are none. Rejects only with the signal's reason, or a fault of ours. */
  find(request: AnswerRequest, signal: AbortSignal): Promise<Findings | null>
  /** What a model is told about the question. */
  notes(request: AnswerRequest, findings: Findings | null): Notes
}

/** Older ones are of another moment. */
const mostHints = 5

/** What can be known about a question, without a model. */
export function createLookUp({ search, calendar, zone, passages: most }: LookUpParts): LookUp {
  const moment = createDateAndTime(zone)
  return {
    async find({ question, history, language }, signal) {
      if (!search) return null
      // What is not shown to a model may still be quoted.
      const before = history.at(-1)?.caller ?? null
      return await search.find({ text: question, before, language }, Math.max(most, 1), signal)
    },
    notes: ({ question, now, history, caller, hints = [] }, findings) => ({
      passages: findings?.passages.slice(0, most) ?? [],
      opening: calendar?.describe(now) ?? null,
      calendarAnswer: calendar?.answer(question, now, callersWords(history)) ?? null,
      moment: moment(now),
      caller: knownOf(caller ?? null),
      hints: hints.slice(-mostHints),
    }),
  }
}

function knownOf(caller: KnownCaller | null): string | null {
  const known = [caller?.name && `Name: ${caller.name}`, caller?.notes].filter(Boolean)
  return known.length > 0 ? known.join('\n') : null
}

function callersWords(history: AnswerRequest['history']): string[] {
  return history.map(({ caller }) => caller)
}
