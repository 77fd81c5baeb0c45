import type { Totals } from '../../../../routes/insights/schema.ts'
import type { ChartProps } from '../../../charts/chart-props.ts'
import { countDays, dayAfter, dayInWords, firstOfMonth, mondayOf, spanInWords } from '../../../format/days.ts'
import { countInWords, percentInWords } from '../../../format/numbers.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import type { InsightsAnswer } from '../data.ts'
import type { Shown, Step } from './choices.ts'

type DayTotals = InsightsAnswer['days'][number]

/** Some days of the series in one. */
export interface Stretch {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly totals: Totals
}

/** How a figure is drawn: `valuesOf` has the values by the keys of the series. */
interface Drawn extends Pick<ChartProps, 'kind' | 'series' | 'format'> {
  readonly stacked?: true
  readonly valuesOf: (totals: Totals) => Readonly<Record<string, number | null>>
}

const { series: words } = texts
const mostDays = 62
const mostWeeks = 60
const minuteMs = 60_000

/** Steps in which a picture of so many days can be read. */
export function usualStep(from: number, to: number): Step {
  const count = countDays(from, to)
  if (count <= mostDays) return 'day'
  return count <= mostWeeks * 7 ? 'week' : 'month'
}

/** The days of a series put together by step; weeks and months end where the series does. */
export function stretchesOf(days: readonly DayTotals[], step: Step): Stretch[] {
  const hasYears = days.length > 300
  const starts = { day: (day: number) => day, week: mondayOf, month: firstOfMonth }
  return [...Map.groupBy(days, ({ day }) => starts[step](day)).values()].flatMap((some) => {
    const [first, last] = [some[0], some.at(-1)]
    if (!first || !last) return []
    return [{ label: labelOf(step, first.day, last.day, hasYears), from: first.day, to: last.day, totals: sumOf(some) }]
  })
}

function labelOf(step: Step, from: number, to: number, hasYears: boolean): string {
  switch (step) {
    case 'day':
      return dayInWords(from, hasYears ? 'whole' : 'weekday')
    case 'week':
      return spanInWords(from, to)
    case 'month':
      return dayInWords(from, 'month')
  }
}

function sumOf(days: readonly DayTotals[]): Totals {
  const sums: Record<string, number> = {}
  for (const { day: _, ...totals } of days) {
    for (const [name, amount] of Object.entries(totals)) sums[name] = (sums[name] ?? 0) + amount
  }
  return sums as unknown as Totals
}

/** Whether the last stretch is shorter only because it is not over. */
export function isUnfinished({ to }: Stretch, step: Step, today: number): boolean {
  if (to !== today) return false
  const next = dayAfter(to, 1)
  return step === 'day' || (step === 'week' ? mondayOf(next) !== next : firstOfMonth(next) !== next)
}

const inWords = {
  count: countInWords,
  minutes: (minutes: number) => countInWords(minutes),
  share: percentInWords,
}

export const drawings: Readonly<Record<Shown, Drawn>> = {
  calls: {
    ...{ kind: 'bars', stacked: true, format: inWords.count },
    series: [
      { key: 'alone', label: words.alone },
      { key: 'others', label: words.others, color: 'brass.4' },
    ],
    valuesOf: ({ calls, answeredAlone }) => ({ alone: answeredAlone, others: calls - answeredAlone }),
  },
  minutes: {
    ...{ kind: 'bars', format: inWords.minutes, series: [{ key: 'minutes', label: words.shown.minutes }] },
    valuesOf: ({ durationMs }) => ({ minutes: Math.round(durationMs / minuteMs) }),
  },
  alone: {
    ...{ kind: 'lines', format: inWords.share, series: [{ key: 'share', label: words.shown.alone }] },
    valuesOf: ({ calls, answeredAlone }) => ({ share: calls === 0 ? null : answeredAlone / calls }),
  },
  transfers: {
    ...{ kind: 'bars', stacked: true, format: inWords.count },
    series: [
      { key: 'reached', label: words.reached },
      { key: 'missed', label: words.missed, color: 'red.5' },
    ],
    valuesOf: ({ transfersTried, transfersReached }) => ({
      reached: transfersReached,
      missed: Math.max(transfersTried - transfersReached, 0),
    }),
  },
  messages: single('messages'),
  unanswered: single('unanswered'),
  interruptions: single('interruptions'),
  errors: single('errors'),
}

function single(name: Extract<Shown, keyof Totals>): Drawn {
  return {
    ...{ kind: 'bars', format: inWords.count, series: [{ key: name, label: words.shown[name] }] },
    valuesOf: (totals) => ({ [name]: totals[name] }),
  }
}
