import type { CallFacts } from '../facts/call-facts.ts'
import { type Stage, stages } from '../facts/stage-delays.ts'
import { weekdayOf } from '../insights/days.ts'
import { bucketOf, type DelayBuckets } from '../insights/delay-buckets.ts'

/**
 * Stands before each mark, so that no word of a caller is taken for one. As long as the longest beginnings that the index
 * keeps of words, so that it keeps these only once for all marks of a call.
 */
const lead = '\u{e000}'.repeat(5)

/** Waits for the first sentence that are told apart, in ms; what lies between is looked up in the facts. */
const slowSteps = [500, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000] as const

/** The longest delay that is told apart from longer ones. */
const mostBucket = bucketOf(3_600_000)

type MarkKind =
  | 'outcome'
  | 'language'
  | 'line'
  | 'weekday'
  | 'hour'
  | 'slow'
  | `slow-${Stage}`
  | 'transfer'
  | 'currency'
type MarkFlag =
  | 'errors'
  | 'interrupted'
  | 'unanswered'
  | 'message'
  | 'alone'
  | 'silent'
  | 'recorded'
  | 'unpriced'
  | 'test'

/** The word of the index that stands for a sign of a call; of the value, letters and figures count. */
export function mark(name: MarkFlag): string
export function mark(name: MarkKind, value: string | number): string
export function mark(name: string, value: string | number = ''): string {
  return lead + `${name}${value}`.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** All signs of a call that it is found by. */
export function marksOf(facts: CallFacts, delays: DelayBuckets): readonly string[] {
  const { outcome, languages, lines, day, hour, slowestMs, transfersTried, transfersReached, cost } = facts
  const flags: Readonly<Record<MarkFlag, boolean>> = {
    errors: facts.errors > 0,
    interrupted: facts.interruptions > 0,
    unanswered: facts.unanswered > 0,
    message: facts.messages > 0,
    alone: facts.isAnsweredAlone,
    silent: facts.silences > 0,
    recorded: facts.isRecorded,
    unpriced: cost?.isPartial ?? false,
    test: facts.isTest,
  }
  return [
    ...(outcome === null ? [] : [mark('outcome', outcome)]),
    ...languages.map((language) => mark('language', language)),
    ...lines.map((line) => mark('line', line)),
    mark('weekday', weekdayOf(day)),
    mark('hour', hour),
    ...slowSteps.filter((step) => slowestMs !== null && slowestMs > step).map((step) => mark('slow', step)),
    ...(transfersTried + transfersReached > 0 ? [mark('transfer', 'tried')] : []),
    ...stages.flatMap((stage) => slowestMark(stage, delays[stage])),
    ...(transfersReached > 0 ? [mark('transfer', 'reached')] : []),
    ...(cost === null ? [] : [mark('currency', cost.currency)]),
    ...(Object.keys(flags) as MarkFlag[]).filter((flag) => flags[flag]).map((flag) => mark(flag)),
  ]
}

/** A mark that every call slower than this has, and some others too; null where every call may be slower. */
export function slowMark(slowerThanMs: number): string | null {
  const step = slowSteps.findLast((candidate) => candidate <= slowerThanMs)
  return step === undefined ? null : mark('slow', step)
}

/** The one of the longest delay of a stage. */
function slowestMark(stage: Stage, buckets: readonly number[]): string[] {
  return buckets.length === 0 ? [] : [mark(`slow-${stage}`, Math.min(Math.max(...buckets), mostBucket))]
}

/** Marks of which every call has one whose longest delay of a stage lies beyond the bucket of this one. */
export function slowerMarks(stage: Stage, slowerThanMs: number): readonly string[] {
  const first = bucketOf(slowerThanMs) + 1
  return Array.from({ length: Math.max(mostBucket - first + 1, 0) }, (_, place) => mark(`slow-${stage}`, first + place))
}
