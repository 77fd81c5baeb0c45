import type { Fact } from './facts.ts'

/** What a figure with inner marks may stand for: one of several readings, each a list of facts that belong together. */
export type Reading = readonly Fact[]

/** The groups of figures that are told one by one or as numbers (`555-0110`, `12`), or null for any other figure. */
export function digitGroups(figure: string): readonly string[] | null {
  if (/^\d+$/.test(figure)) return [figure]
  if (isoDate.test(figure) || numericDate.test(figure) || thousands.test(figure)) return null
  if (/^\d+(?:-\d+)+$/.test(figure)) return figure.split('-')
  if (/^\d{2,5}(?:[./-]\d+)+$/.test(figure) && figure.replace(/\D/g, '').length >= 7) {
    return figure.split(/[./-]/)
  }
  return null
}

const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const numericDate = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/
const dayAndMonth = /^(\d{1,2})[./](\d{1,2})$/
const clock = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/
const thousands = /^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?$/
const decimal = /^\d+[.,]\d+$/

/** All readings of one figure with inner marks, such as `8:00-18:00`, `2026-12-25`, `1,250.50` and `24/7`. */
export function figureReadings(figure: string, unit: string, factor: number): Reading[] {
  if (figure === '24/7') return [[{ type: 'amount', value: 1_440, unit: 'min' }], [{ type: 'digits', groups: ['247'] }]]
  const iso = isoDate.exec(figure)
  if (iso) return [[date(iso[2], iso[3]), amount(Number(iso[1]), '')]]
  const dated = numericDate.exec(figure)
  if (dated) return eitherDate(dated[1], dated[2]).map((facts) => [...facts, amount(fullYear(dated[3] ?? ''), '')])
  if (figure.includes(':') || /[-/]/.test(figure)) return clocksOrParts(figure, unit, factor)
  const readings: Reading[] = []
  if (thousands.test(figure)) readings.push([amount(wholeValue(figure) * factor, unit)])
  else if (decimal.test(figure)) readings.push([amount(Number(figure.replace(',', '.')) * factor, unit)])
  if (unit === '' && clock.test(figure)) readings.push(...clocksOrParts(figure, unit, factor))
  const day = unit === '' ? dayAndMonth.exec(figure) : null
  if (day) readings.push(...eitherDate(day[1], day[2]))
  return readings.length > 0 ? readings : [parts(figure, unit, factor)]
}

const amount = (value: number, unit: string): Fact => ({ type: 'amount', value, unit })
const date = (month = '', day = ''): Fact => ({ type: 'date', month: Number(month), day: Number(day) })
const fullYear = (figures: string) => (figures.length === 2 ? 2_000 : 0) + Number(figures)

/** 3/4 is the third of April in one country and March the fourth in another. */
function eitherDate(first: string | undefined, second: string | undefined): Reading[] {
  const readings: Reading[] = []
  if (Number(second) <= 12) readings.push([date(second, first)])
  if (Number(first) <= 12) readings.push([date(first, second)])
  return readings
}

function wholeValue(figure: string): number {
  const cents = /[.,](\d{1,2})$/.exec(figure)
  const whole = (cents ? figure.slice(0, cents.index) : figure).replace(/\D/g, '')
  return Number(whole) + (cents ? Number(`0.${cents[1]}`) : 0)
}

function clocksOrParts(figure: string, unit: string, factor: number): Reading[] {
  const times = figure
    .split(/[-/]/)
    .map((part) => clock.exec(part) ?? (/^\d{1,2}$/.test(part) ? [part, part, '00'] : null))
  const known = times.flatMap((time) =>
    time ? [{ hour: Number(time[1]), written: time[1] ?? '', minute: Number(time[2]) }] : [],
  )
  const isClock = /[:.]/.test(figure) && known.length === times.length
  if (!isClock || known.some(({ hour, minute }) => hour > 24 || minute > 59)) {
    const day = /[/]/.test(figure) ? dayAndMonth.exec(figure) : null
    const fraction = /^([1-9])\/([2-9])$/.exec(figure)
    return [
      ...(day ? eitherDate(day[1], day[2]) : []),
      ...(fraction ? [[amount((Number(fraction[1]) / Number(fraction[2])) * factor, unit)]] : []),
      parts(figure, unit, factor),
    ]
  }
  // A leading nought or an hour past twelve shows that the day is counted to 24.
  const exact = known.some(({ hour, written }) => hour > 12 || written.startsWith('0'))
  return [known.map(({ hour, minute }) => ({ type: 'clock', minutes: hour * 60 + minute, exact }))]
}

/** Each number by itself, the measure with the last. */
function parts(figure: string, unit: string, factor: number): Reading {
  const numbers = figure.match(/\d+/g) ?? []
  return numbers.map((number, at) =>
    at === numbers.length - 1 ? amount(Number(number) * factor, unit) : amount(Number(number), ''),
  )
}
