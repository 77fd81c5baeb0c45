import { count, day, flag, oneOf, searchOf, text } from '../../data/search-params.ts'

export const outcomes = [
  'emergency',
  'transferred',
  'message',
  'done',
  'answered',
  'unanswered',
  'abandoned',
  'refused',
] as const
export const presets = ['today', 'yesterday', '7d', '30d', 'month'] as const
export const lines = ['relay', 'webhook'] as const
export const flags = ['errors', 'interrupted', 'unanswered', 'message'] as const
export const slowChoices = [1_000, 2_000, 3_000, 5_000] as const

/** What the server takes, at most. */
const longest = { q: 300, caller: 60, language: 20 }

/**
 * What the list of calls keeps in its address. Other pages lead here with it: names and meanings are those of
 * `/api/calls`, but for days, which are those of the calendar where the browser is, the last one included.
 */
export const callsSearch = searchOf({
  q: short(longest.q),
  caller: short(longest.caller),
  outcome: oneOf(outcomes),
  when: oneOf(presets),
  from: day,
  until: day,
  hour: (found) => hourOf(count(found)),
  language: short(longest.language),
  line: oneOf(lines),
  slowMs: count,
  errors: flag,
  interrupted: flag,
  unanswered: flag,
  message: flag,
  transfer: oneOf(['tried', 'reached']),
  live: oneOf(['yes', 'no']),
  tests: oneOf(['with', 'only']),
})

export type CallsSearch = ReturnType<typeof callsSearch>

function short(most: number): (found: unknown) => string | undefined {
  return (found) => text(found)?.slice(0, most)
}

function hourOf(hour: number | undefined): number | undefined {
  return hour !== undefined && hour < 24 ? hour : undefined
}
