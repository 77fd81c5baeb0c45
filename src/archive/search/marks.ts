import type { CallFacts } from '../facts/call-facts.ts'

/**
 * Stands before each mark, so that no word of a caller is taken for one. As long as the longest beginnings that the index
 * keeps of words, so that it keeps these only once for all marks of a call.
 */
const lead = '\u{e000}'.repeat(5)

/** Waits for the first sentence that are told apart, in ms; what lies between is looked up in the facts. */
const slowSteps = [500, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000] as const

type MarkKind = 'outcome' | 'language' | 'line' | 'hour' | 'slow' | 'transfer'
type MarkFlag = 'errors' | 'interrupted' | 'unanswered' | 'message' | 'test'

/** The word of the index that stands for a sign of a call; of the value, letters and figures count. */
export function mark(name: MarkFlag): string
export function mark(name: MarkKind, value: string | number): string
export function mark(name: string, value: string | number = ''): string {
  return (
    lead +
    name +
    String(value)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
  )
}

/** All signs of a call that it is found by. */
export function marksOf(facts: CallFacts): readonly string[] {
  const { outcome, languages, lines, hour, slowestMs, transfersTried, transfersReached } = facts
  const flags: Readonly<Record<MarkFlag, boolean>> = {
    errors: facts.errors > 0,
    interrupted: facts.interruptions > 0,
    unanswered: facts.unanswered > 0,
    message: facts.messages > 0,
    test: facts.isTest,
  }
  return [
    ...(outcome === null ? [] : [mark('outcome', outcome)]),
    ...languages.map((language) => mark('language', language)),
    ...lines.map((line) => mark('line', line)),
    mark('hour', hour),
    ...slowSteps.filter((step) => slowestMs !== null && slowestMs > step).map((step) => mark('slow', step)),
    ...(transfersTried + transfersReached > 0 ? [mark('transfer', 'tried')] : []),
    ...(transfersReached > 0 ? [mark('transfer', 'reached')] : []),
    ...(Object.keys(flags) as MarkFlag[]).filter((flag) => flags[flag]).map((flag) => mark(flag)),
  ]
}

/** A mark that every call slower than this has, and some others too; null where every call may be slower. */
export function slowMark(slowerThanMs: number): string | null {
  const step = slowSteps.findLast((candidate) => candidate <= slowerThanMs)
  return step === undefined ? null : mark('slow', step)
}
