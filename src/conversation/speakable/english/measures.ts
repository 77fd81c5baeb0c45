import { type Found, innerStop, rule, type SpeechRule } from '../rule.ts'
import { cardinal, decimal, ordinal } from './numbers.ts'

/** Singular and plural of what stands behind a number. */
const units: Readonly<Record<string, readonly [string, string]>> = {
  km: ['kilometer', 'kilometers'],
  m: ['meter', 'meters'],
  cm: ['centimeter', 'centimeters'],
  mm: ['millimeter', 'millimeters'],
  mi: ['mile', 'miles'],
  ft: ['foot', 'feet'],
  yd: ['yard', 'yards'],
  'sq ft': ['square foot', 'square feet'],
  'm²': ['square meter', 'square meters'],
  kg: ['kilogram', 'kilograms'],
  g: ['gram', 'grams'],
  mg: ['milligram', 'milligrams'],
  mcg: ['microgram', 'micrograms'],
  µg: ['microgram', 'micrograms'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  oz: ['ounce', 'ounces'],
  l: ['liter', 'liters'],
  L: ['liter', 'liters'],
  ml: ['milliliter', 'milliliters'],
  mL: ['milliliter', 'milliliters'],
  dl: ['deciliter', 'deciliters'],
  min: ['minute', 'minutes'],
  mins: ['minute', 'minutes'],
  sec: ['second', 'seconds'],
  secs: ['second', 'seconds'],
  h: ['hour', 'hours'],
  hr: ['hour', 'hours'],
  hrs: ['hour', 'hours'],
  wk: ['week', 'weeks'],
  wks: ['week', 'weeks'],
  mo: ['month', 'months'],
  mos: ['month', 'months'],
  yr: ['year', 'years'],
  yrs: ['year', 'years'],
  'km/h': ['kilometer per hour', 'kilometers per hour'],
  mph: ['mile per hour', 'miles per hour'],
  'mg/dL': ['milligram per deciliter', 'milligrams per deciliter'],
  'mg/kg': ['milligram per kilogram', 'milligrams per kilogram'],
  mmHg: ['millimeter of mercury', 'millimeters of mercury'],
  bpm: ['beat per minute', 'beats per minute'],
  kcal: ['kilocalorie', 'kilocalories'],
  GB: ['gigabyte', 'gigabytes'],
  MB: ['megabyte', 'megabytes'],
}

const amount = String.raw`(?<![\w.,])(?<amount>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)`
const longestFirst = Object.keys(units).sort((a, b) => b.length - a.length)
const measure = new RegExp(`${amount}(?:\\s?|-)(?<unit>${longestFirst.join('|')})(?![\\w²])${innerStop}`, 'g')
const degrees = new RegExp(`(?<minus>(?<![\\w.,])-)?${amount}\\s?(?:°\\s?(?<scale>[CF]\\b)?|(?<sign>[℃℉]))`, 'g')

const vulgar: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
}
/** The largest denominator that is read as a part; beyond it the stroke is "over", as in a blood pressure. */
const smallestPart = 16

function partName(bottom: string, several: boolean): string {
  if (bottom === '2') return several ? 'halves' : 'half'
  const name = bottom === '4' ? 'quarter' : ordinal(bottom)
  return several ? `${name}s` : name
}

function sayFraction({ whole, top = '', bottom = '' }: Found): string {
  const lead = whole ? `${cardinal(whole)} and ` : ''
  const isPart = Number(top) < Number(bottom) && Number(bottom) <= smallestPart && Number(bottom) > 1 && Number(top) > 0
  if (!isPart) return `${whole ? `${cardinal(whole)} ` : ''}${cardinal(top)} over ${cardinal(bottom)}`
  if (whole && top === '1') return `${lead}a ${partName(bottom, false)}`
  return `${lead}${cardinal(top)} ${partName(bottom, top !== '1')}`
}

/** Percentages, temperatures, fractions and amounts with a unit. */
export const measureRules: readonly SpeechRule[] = [
  rule(
    /(?<before>\d?)(?<sign>[½⅓⅔¼¾⅛])/g,
    ({ before = '', sign = '' }) => `${before && `${before} `}${vulgar[sign] ?? ''}`,
  ),
  rule(
    /(?<![\w.,])(?<feet>\d)['’]\s?(?<inches>\d{1,2})["”]?(?!\w)/g,
    ({ feet = '', inches = '' }) => `${cardinal(feet)} foot ${cardinal(inches)}`,
  ),
  rule(/\b24\/7\b/g, 'twenty four seven'),
  rule(/(?<![\w/.,])(?:(?<whole>\d{1,6})\s)?(?<top>\d{1,3})\/(?<bottom>\d{1,3})(?![\w/])/g, sayFraction),
  rule(degrees, ({ minus, amount: figures = '', scale, sign }) => {
    const name = scale ?? (sign === '℃' ? 'C' : sign === '℉' ? 'F' : '')
    const suffix = { C: ' Celsius', F: ' Fahrenheit' }[name] ?? ''
    return `${minus ? 'minus ' : ''}${decimal(figures)} ${figures === '1' ? 'degree' : 'degrees'}${suffix}`
  }),
  rule(measure, ({ amount: figures = '', unit = '' }) => {
    const [one = unit, many = unit] = units[unit] ?? []
    return `${decimal(figures)} ${figures === '1' ? one : many}`
  }),
  rule(new RegExp(`${amount}\\s?%`, 'g'), ({ amount: figures = '' }) => `${decimal(figures)} percent`),
]
