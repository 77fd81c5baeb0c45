import type { Temporal } from 'temporal-polyfill'
import type { OpeningHours } from '../config/schema.ts'
import { describeMoment } from './hours/description.ts'
import { type QuestionContext, readHoursQuestion } from './hours/question.ts'
import { sayHours } from './hours/reply.ts'
import { createSchedule, type Schedule } from './hours/schedule.ts'

/** The business's own opening hours, in its own zone. Times are ms since the Unix epoch. */
export interface Calendar {
  stateAt(now: number): OpeningState
  /** What holds now and the whole week, in the digits and words that suit a model's notes. */
  describe(now: number): string
  /**
   * Plain English to be spoken, or null when the question is not about these hours.
   *
   * @param earlier what the caller said before in this call, the latest last: it tells what "it" is in "When does it close?"
   */
  answer(question: string, now: number, earlier?: readonly string[]): string | null
}

interface OpeningState {
  readonly open: boolean
  /** When that changes next; null when no change is in sight. */
  readonly until: number | null
  /** Today's holiday, or null. */
  readonly holiday: string | null
}

/**
 * @param openingHours as configured: ranges in order, the zone known
 * @param businessName its words may stand in a question about the hours: "When does Riverside open?"
 */
export function createCalendar(openingHours: OpeningHours, businessName = ''): Calendar {
  const schedule = createSchedule(openingHours)
  const businessWords = new Set(businessName.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  const contextAt = (moment: Temporal.ZonedDateTime): QuestionContext => ({
    holidays: schedule.holidays,
    today: moment.toPlainDate(),
    businessWords,
  })
  return {
    stateAt: (now) => stateOf(schedule, schedule.at(now)),
    describe: (now) => describeMoment(schedule, schedule.at(now)),
    answer(question, now, earlier = []) {
      const moment = schedule.at(now)
      const understood = readHoursQuestion(question, contextAt(moment), earlier)
      return understood && sayHours(understood, schedule, moment)
    },
  }
}

function stateOf(schedule: Schedule, moment: Temporal.ZonedDateTime): OpeningState {
  const current = schedule.current(moment)
  const change = current ? current.to : (schedule.next(moment)?.from ?? null)
  return {
    open: current !== null,
    until: change?.epochMilliseconds ?? null,
    holiday: schedule.day(moment.toPlainDate()).holiday,
  }
}
