import type { CallRow } from '../../../routes/calls/schema.ts'
import type { Stage } from '../../../routes/insights/schema.ts'
import { count, day, flag, oneOf, searchOf, text } from '../../data/search-params.ts'
import { isoOf } from '../../format/days.ts'

export const outcomes = [
  'emergency',
  'transferred',
  'message',
  'done',
  'answered',
  'unanswered',
  'abandoned',
  'refused',
] as const satisfies readonly NonNullable<CallRow['outcome']>[]
export const presets = ['today', 'yesterday', '7d', '30d', 'month'] as const
export const lines = ['relay', 'webhook'] as const
export const flags = ['errors', 'interrupted', 'silent', 'unanswered', 'message', 'alone', 'recorded'] as const
export const slowChoices = [1_000, 2_000, 3_000, 5_000] as const

/** What the server takes, at most. */
const longest = { q: 300, caller: 60, language: 20, currency: 3 }

export const stages = ['search', 'firstToken', 'firstSentence', 'carrier', 'whole'] as const satisfies readonly Stage[]

/**
 * What the list of calls keeps in its address. Other pages lead here with it: names and meanings are those of
 * `/api/calls`, but for `when`, `from` and `until`, which are days of the calendar where the browser is, the last one
 * included. `fromDay` and `toDay` are days where the business is, as the insights count them.
 */
export const callsSearch = searchOf({
  q: short(longest.q),
  caller: short(longest.caller),
  outcome: oneOf(outcomes),
  when: oneOf(presets),
  from: day,
  until: day,
  fromDay: (found) => dayNumberOf(count(found)),
  toDay: (found) => dayNumberOf(count(found)),
  weekday: (found) => below(7, count(found)),
  hour: (found) => below(24, count(found)),
  language: short(longest.language),
  line: oneOf(lines),
  slowMs: count,
  stage: oneOf(stages),
  errors: flag,
  interrupted: flag,
  unanswered: flag,
  message: flag,
  alone: flag,
  silent: flag,
  recorded: flag,
  currency: short(longest.currency),
  unpriced: flag,
  transfer: oneOf(['tried', 'reached']),
  live: oneOf(['yes', 'no']),
  tests: oneOf(['with', 'only']),
})

export type CallsSearch = ReturnType<typeof callsSearch>

function short(most: number): (found: unknown) => string | undefined {
  return (found) => text(found)?.slice(0, most)
}

function below(bound: number, value: number | undefined): number | undefined {
  return value !== undefined && value < bound ? value : undefined
}

/** Such as 20261130. */
function dayNumberOf(value: number | undefined): number | undefined {
  return value !== undefined && day(isoOf(value)) !== undefined ? value : undefined
}
