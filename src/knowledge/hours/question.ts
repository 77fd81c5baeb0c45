import type { Temporal } from 'temporal-polyfill'
import { takeDate, takeHoliday, takeWeekdays } from './question-dates.ts'
import { QuestionText } from './question-text.ts'
import { type AskedTime, takeTime } from './question-time.ts'
import type { Day } from './schedule.ts'
import { goesOn, isUs, mayBeAboutUs } from './subject.ts'

/** What a caller wants to know about the business's own hours. */
type HoursQuestion =
  | { readonly kind: 'week' }
  | { readonly kind: 'now' }
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate; readonly time: AskedTime | null }
  /** What holds on every such weekday, from 0 for Monday. */
  | { readonly kind: 'weekdays'; readonly days: readonly number[] }
  | { readonly kind: 'holidays' }
  | { readonly kind: 'around-the-clock' }

export interface AskedHours {
  readonly asked: HoursQuestion
  /** Whether "yes" or "no" answers it: "Are you open …", but not "When …" or "Are you closed …". */
  readonly yesOrNo: boolean
}

export interface QuestionContext {
  readonly holidays: readonly Day[]
  readonly today: Temporal.PlainDate
  /** Lower-case words by which callers may call the business. */
  readonly businessWords: ReadonlySet<string>
}

/** A question is about hours when it has one of these. */
const triggers = setOf('open opens opened opening close closes closed closing shut hours hour work works working')

/**
 * Everything else that such a question may have. One word beyond these and it is about something else: visiting
 * hours, a department, a job opening. That is for the documents to answer.
 */
const companions = setOf(
  `a about after again all already also always am an and any anyone are around as ask at be before business by can
  check could current currently day days do does during earliest early either every exactly find for from
  general get give going good got guys have hello hey hi how i id if in is it its just know late later latest
  let like long may me moment my need no normal normally now of official often ok okay on or our out please
  question quick regular regularly right s schedule so somebody sorry stay still sure tell than thank thanks
  that the their them then there these they theyre this till time times to today tonight uh um until up us usual
  usually want wanted was we week weekday weekdays weekly well what whats when which will with wondering would
  yes yet you your youre youve`,
)

/** In characters; whoever says more says something else as well. */
const longestQuestion = 300

/** Asks for more than yes or no, or would turn their meaning round. */
const openQuestion = /\b(?:what|when|which|how|until|till|closed?|closes|closing|shut|tell|know)\b/

/** In the order in which they are tried: what is special goes before what is general. */
const readers: readonly ((text: QuestionText, context: QuestionContext) => HoursQuestion | null)[] = [
  aroundTheClock,
  namedHoliday,
  anyHoliday,
  namedDate,
  nearbyDay,
  weekend,
  namedWeekday,
  thisMoment,
  today,
]

/**
 * What is asked about the business's opening hours, or null when it is about anything else.
 *
 * @param earlier what the caller said before in this call, the latest last
 */
export function readHoursQuestion(
  question: string,
  context: QuestionContext,
  earlier: readonly string[] = [],
): AskedHours | null {
  if (question.length > longestQuestion || isAboutOthers(question, earlier, context)) return null
  const text = new QuestionText(question)
  const yesOrNo = text.has(/\b(?:are|is|do|does|will)\b/) && !text.has(openQuestion)
  const day = firstOf(readers, text, context)
  const asked = day ?? timeToday(text, context) ?? plain(text, yesOrNo)
  return followsUp(day, text) || isAboutHours(text, context) ? { asked, yesOrNo } : null
}

function firstOf(list: typeof readers, text: QuestionText, context: QuestionContext): HoursQuestion | null {
  for (const read of list) {
    const asked = read(text, context)
    if (asked) return asked
  }
  return null
}

function isAboutHours(text: QuestionText, { businessWords }: QuestionContext): boolean {
  const words = text.words()
  return words.some((word) => triggers.has(word)) && words.every((word) => isKnown(word, businessWords))
}

function isKnown(word: string, businessWords: ReadonlySet<string>): boolean {
  return triggers.has(word) || companions.has(word) || isUs(word, businessWords)
}

/** "When does it close?" after "Where is the pharmacy?" is not about the business, nor is what goes on from that. */
function isAboutOthers(question: string, earlier: readonly string[], context: QuestionContext): boolean {
  const { businessWords } = context
  if (!goesOn(new QuestionText(question).rest, businessWords)) return false
  for (const before of earlier.toReversed()) {
    if (before.length > longestQuestion) return true
    const text = new QuestionText(before)
    if (goesOn(text.rest, businessWords)) continue
    if (readHoursQuestion(before, context)) return false
    return !mayBeAboutUs(text.words(), (word) => isKnown(word, businessWords))
  }
  return false
}

/** "And on Saturday?" goes on from an answer about hours; "Saturday at five" may be about anything. */
function followsUp(day: HoursQuestion | null, text: QuestionText): boolean {
  const isDay = day?.kind === 'weekdays' || (day?.kind === 'date' && day.time === null)
  return isDay && text.words().every((word) => /^(?:and|or|what|how|about|on|for|the|then|ok|okay)$/.test(word))
}

function aroundTheClock(text: QuestionText): HoursQuestion | null {
  const day = text.take(
    /\b(?:24|twenty[- ]four)(?: hours?(?: a day)?|(?: |\/|-)*(?:7|seven)\b)(?: (?:7|seven) days(?: a week)?)?/,
  )
  const clock = day ?? text.take(/\b(?:a?round the clock|all (?:day and )?night(?: long)?)\b/)
  const week = clock ?? text.take(/\b(?:(?:7|seven) days(?: (?:a|of the) week)?|every ?day(?: of the week)?)\b/)
  return week && { kind: 'around-the-clock' }
}

function namedHoliday(text: QuestionText, { holidays, today }: QuestionContext): HoursQuestion | null {
  const date = takeHoliday(text, holidays, today)
  return date && { kind: 'date', date, time: takeTime(text) }
}

function anyHoliday(text: QuestionText): HoursQuestion | null {
  return text.take(/\b(?:(?:bank|public|federal|national|legal|major) )?holidays?\b/) && { kind: 'holidays' }
}

function namedDate(text: QuestionText, { today }: QuestionContext): HoursQuestion | null {
  const date = takeDate(text, today)
  if (date) takeWeekdays(text)
  return date && { kind: 'date', date, time: takeTime(text) }
}

function nearbyDay(text: QuestionText, { today }: QuestionContext): HoursQuestion | null {
  if (text.take(/\bday after tomorrow\b/)) return { kind: 'date', date: today.add({ days: 2 }), time: takeTime(text) }
  if (text.take(/\btomorrow\b/)) return { kind: 'date', date: today.add({ days: 1 }), time: takeTime(text) }
  return null
}

function weekend(text: QuestionText): HoursQuestion | null {
  return text.take(/\b(?:(?:this|the|next|on|at) )*weekends?\b/) && { kind: 'weekdays', days: [5, 6] }
}

function namedWeekday(text: QuestionText, { today }: QuestionContext): HoursQuestion | null {
  const { days, every } = takeWeekdays(text)
  const [day] = days
  if (day === undefined) return null
  const time = takeTime(text)
  if (every || days.length > 1) return { kind: 'weekdays', days }
  return { kind: 'date', date: today.add({ days: (day + 8 - today.dayOfWeek) % 7 }), time }
}

function thisMoment(text: QuestionText): HoursQuestion | null {
  const now = text.take(/\b(?:(?:right|just) now|now|currently|still|yet|already|at the moment|again|next)\b/)
  if (now) text.take(/\btoday\b/)
  return now && { kind: 'now' }
}

function today(text: QuestionText, context: QuestionContext): HoursQuestion | null {
  const found = text.take(/\b(?:today\b|tonight\b|this (?=morning|afternoon|evening))/)
  if (!found) return null
  const time = takeTime(text)
  return { kind: 'date', date: context.today, time: time ?? (found[0] === 'tonight' ? 'unclear' : null) }
}

function timeToday(text: QuestionText, { today }: QuestionContext): HoursQuestion | null {
  if (text.has(openQuestion)) return null
  const time = takeTime(text)
  return time === null ? null : { kind: 'date', date: today, time }
}

/** "Are you open?" means now; anything else means the week. */
function plain(text: QuestionText, yesOrNo: boolean): HoursQuestion {
  return { kind: yesOrNo && text.has(/\b(?:are|is|be) .*open\b/) ? 'now' : 'week' }
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
