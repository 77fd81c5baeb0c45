import { type Stage, stages } from '../facts/stage-delays.ts'
import type { CountedCall, SpanSum } from '../ports.ts'
import { monthOf, weekdayOf } from './days.ts'

export type Kind = 'outcome' | 'language' | 'line' | 'hour' | 'cost' | 'priced' | `delay:${Stage}`

/** The name under which one value of a kind is summed up: `outcome:message`, `delay:whole:37`. */
export function measureOf(kind: Kind, value: string | number): string {
  return `${kind}:${value}`
}

/** The name under which calls of an hour of a weekday (0 for Monday) are counted. */
export function hourMeasure(weekday: number, hour: number): string {
  return measureOf('hour', `${weekday}-${hour}`)
}

/** All that a call adds to the sums of its day and its month: nothing while it goes on, and nothing for a test. */
function contributionsOf({ facts, delays }: CountedCall): readonly SpanSum[] {
  const { day, cost, durationMs } = facts
  if (durationMs === null || facts.isTest) return []
  const sums = new Map<string, number>()
  const add = (measure: string, amount: number) => {
    if (amount !== 0) sums.set(measure, (sums.get(measure) ?? 0) + amount)
  }
  add('calls', 1)
  add('duration', durationMs)
  add('turns', facts.turns)
  add('answered-alone', Number(facts.isAnsweredAlone))
  add('transfers-tried', facts.transfersTried)
  add('transfers-reached', facts.transfersReached)
  add('messages', facts.messages)
  add('unanswered', facts.unanswered)
  add('interruptions', facts.interruptions)
  add('silences', facts.silences)
  add('errors', facts.errors)
  // The same conditions as those of the marks, so that a list of calls has as many as a sum says.
  add('with-transfers-tried', Number(facts.transfersTried + facts.transfersReached > 0))
  add('with-transfers-reached', Number(facts.transfersReached > 0))
  add('with-messages', Number(facts.messages > 0))
  add('with-unanswered', Number(facts.unanswered > 0))
  add('with-interruptions', Number(facts.interruptions > 0))
  add('with-silences', Number(facts.silences > 0))
  add('with-errors', Number(facts.errors > 0))
  add('recorded', Number(facts.isRecorded))
  if (facts.outcome !== null) add(measureOf('outcome', facts.outcome), 1)
  for (const language of facts.languages) add(measureOf('language', language), 1)
  for (const line of facts.lines) add(measureOf('line', line), 1)
  add(hourMeasure(weekdayOf(day), facts.hour), 1)
  if (cost !== null) add(measureOf('cost', cost.currency), cost.millionths)
  if (cost !== null) add(measureOf('priced', cost.currency), 1)
  add('unpriced', Number(cost?.isPartial ?? false))
  for (const stage of stages) for (const bucket of delays[stage]) add(measureOf(`delay:${stage}`, bucket), 1)
  return [day, monthOf(day)].flatMap((span) => [...sums].map(([measure, amount]) => ({ span, measure, amount })))
}

/** What the sums change by when a call that was counted as `before` is counted anew. */
export function changesBetween(before: CountedCall | null, now: CountedCall): readonly SpanSum[] {
  const taken = before === null ? [] : contributionsOf(before).map((sum) => ({ ...sum, amount: -sum.amount }))
  const changes = new Map<string, SpanSum>()
  for (const { span, measure, amount } of [...taken, ...contributionsOf(now)]) {
    const key = `${span} ${measure}`
    changes.set(key, { span, measure, amount: (changes.get(key)?.amount ?? 0) + amount })
  }
  return [...changes.values()].filter(({ amount }) => amount !== 0)
}
