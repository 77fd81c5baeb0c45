import { stages } from '../../../archive/facts/stage-delays.ts'
import type { Insights, Period, Totals } from '../../../archive/insights/insights.ts'
import { toCsv } from '../../../lib/csv.ts'

/** A figure under its name, which stays the same in all versions; null where it is not known. */
type Figure = readonly [figure: string, of: string, unit: string, value: number | null]

const totals: readonly (readonly [figure: string, unit: string, of: keyof Totals])[] = [
  ['calls', 'calls', 'calls'],
  ['duration', 'seconds', 'durationMs'],
  ['turns', 'turns', 'turns'],
  ['answered_alone', 'calls', 'answeredAlone'],
  ['transfers_tried', 'transfers', 'transfersTried'],
  ['transfers_tried', 'calls', 'withTransfersTried'],
  ['transfers_reached', 'transfers', 'transfersReached'],
  ['transfers_reached', 'calls', 'withTransfersReached'],
  ['messages', 'messages', 'messages'],
  ['messages', 'calls', 'withMessages'],
  ['unanswered', 'questions', 'unanswered'],
  ['unanswered', 'calls', 'withUnanswered'],
  ['emergencies', 'calls', 'emergencies'],
  ['interruptions', 'turns', 'interruptions'],
  ['interruptions', 'calls', 'withInterruptions'],
  ['silences', 'silences', 'silences'],
  ['silences', 'calls', 'withSilences'],
  ['errors', 'errors', 'errors'],
  ['errors', 'calls', 'withErrors'],
  ['recorded', 'calls', 'recorded'],
]

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const percentiles = ['p50', 'p90', 'p95', 'p99'] as const

/** All figures of a time as CSV, a row for each, with those of the time before. */
export function figuresCsv({ period, before }: Insights): string {
  const earlier = new Map(figuresOf(before).map((figure) => [nameOf(figure), figure]))
  const now = figuresOf(period)
  const names = new Set(now.map(nameOf))
  const gone = [...earlier.values()].filter((figure) => !names.has(nameOf(figure)))
  const all = [...now, ...gone.map(([figure, of, unit]): Figure => [figure, of, unit, 0])]
  const rows = all.map((figure) => {
    const [name, of, unit, value] = figure
    const [, , , valueBefore = 0] = earlier.get(nameOf(figure)) ?? []
    return [name, of, unit, value ?? '', valueBefore ?? '']
  })
  return toCsv([['figure', 'of', 'unit', spanOf(period), spanOf(before)], ...rows])
}

/** A row for each day, as CSV. */
export function daysCsv({ days }: Insights): string {
  const names = totals.map(([figure, unit]) => (figure === unit ? figure : `${figure}_${unit}`))
  return toCsv([
    ['day', ...names],
    ...days.map((day) => [isoDay(day.day), ...totals.map(([, unit, of]) => inUnit(unit, day[of]))]),
  ])
}

function figuresOf(period: Period): Figure[] {
  return [
    ...totals.map(([figure, unit, of]): Figure => [figure, '', unit, inUnit(unit, period[of])]),
    ...Object.entries(period.outcomes).map(([outcome, calls]): Figure => ['outcome', outcome, 'calls', calls]),
    ...period.languages.map(({ value, calls }): Figure => ['language', value, 'calls', calls]),
    ...period.lines.map(({ value, calls }): Figure => ['line', value, 'calls', calls]),
    ...weekdays.flatMap((weekday, place) =>
      Array.from({ length: 24 }, (_, hour): Figure => {
        const calls = period.weekHours[place]?.[hour] ?? 0
        return ['begun', `${weekday} ${String(hour).padStart(2, '0')}:00`, 'calls', calls]
      }),
    ),
    ...period.cost.flatMap(({ currency, millionths, calls }): Figure[] => [
      ['cost', currency, currency, millionths / 1e6],
      ['cost', currency, 'calls', calls],
    ]),
    ['cost_unknown', '', 'calls', period.unpriced],
    ...stages.flatMap((stage): Figure[] => {
      const delays = period.delays[stage]
      const name = stage.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      return [
        ['delay', name, 'answers', delays.samples],
        ...percentiles.map((share): Figure => ['delay', `${name} ${share}`, 'ms', rounded(delays[share])]),
      ]
    }),
  ]
}

function nameOf([figure, of, unit]: Figure): string {
  return [figure, of, unit].join(' ')
}

function inUnit(unit: string, value: number): number {
  return unit === 'seconds' ? Math.round(value / 1_000) : value
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms)
}

function spanOf({ from, to }: Period): string {
  return `${isoDay(from)}/${isoDay(to)}`
}

/** 20261125 as 2026-11-25. */
function isoDay(day: number): string {
  return String(day).replace(/(\d\d)(\d\d)$/, '-$1-$2')
}
