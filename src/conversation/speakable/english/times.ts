import { innerStop, rule, type SpeechRule } from '../rule.ts'
import { cardinal } from './numbers.ts'

interface Clock {
  readonly hour: string
  /** Two figures, or undefined for a bare hour. */
  readonly minute: string | undefined
  /** `a` or `p`, or undefined where none is written. */
  readonly half: string | undefined
}

const half = (name: string) => String.raw`(?:\s?(?<${name}>[AaPp])\.?\s?[Mm]\b${innerStop})`
const range = new RegExp(
  String.raw`(?<![\w:.,$€£/-])(?<hour>\d{1,2})(?::(?<minute>[0-5]\d))?${half('half')}?(?<link>\s?[-–—]\s?| to | until | till | and )(?<lastHour>\d{1,2})(?::(?<lastMinute>[0-5]\d))?${half('lastHalf')}?(?![\w:%/]|[.,]\d)`,
  'g',
)
const withHalf = new RegExp(
  String.raw`(?<![\w:.,$€£])(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))?(?::[0-5]\d)?${half('half')}`,
  'g',
)
const plain = /(?<![\w:.,$€£])(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])/g

/** Leading zeros and hours past twelve show that the day is counted to twenty-four. */
const ofWholeDay = ({ hour, half }: Clock) => !half && (Number(hour) > 12 || hour.startsWith('0'))
const possible = ({ hour, half }: Clock) => Number(hour) <= (half ? 12 : 24)

function sayClock({ hour, minute = '00', half }: Clock, wholeDay: boolean): string {
  const number = Number(hour)
  if (wholeDay && minute === '00' && number % 24 === 0) return 'midnight'
  if (wholeDay && minute === '00' && number === 12) return 'noon'
  const words = [cardinal(String(number % 12 || 12))]
  if (minute !== '00') words.push(minute.startsWith('0') ? `oh ${cardinal(minute.slice(1))}` : cardinal(minute))
  const part = half?.toLowerCase() ?? (wholeDay ? (number % 24 < 12 ? 'a' : 'p') : null)
  return part ? `${words.join(' ')} ${part} m` : words.join(' ')
}

function sayRange(from: Clock, to: Clock, link: string): string {
  const wholeDay = !from.half && !to.half && (ofWholeDay(from) || ofWholeDay(to))
  const word = /[-–—]/.test(link) ? ' to ' : link
  return sayClock(from, wholeDay) + word + sayClock(to, wholeDay)
}

export const timeRules: readonly SpeechRule[] = [
  rule(range, ({ hour = '', minute, half, link = '', lastHour = '', lastMinute, lastHalf }, whole) => {
    const from = { hour, minute, half }
    const to = { hour: lastHour, minute: lastMinute, half: lastHalf }
    const isTime = minute ?? half ?? lastMinute ?? lastHalf
    return isTime && possible(from) && possible(to) ? sayRange(from, to, link) : whole
  }),
  rule(withHalf, ({ hour = '', minute, half }, whole) => {
    const clock = { hour, minute, half }
    return possible(clock) ? sayClock(clock, false) : whole
  }),
  rule(plain, ({ hour = '', minute }, whole) => {
    const clock = { hour, minute, half: undefined }
    if (!possible(clock)) return whole
    const exact = minute === '00' && !ofWholeDay(clock)
    return exact ? `${cardinal(hour)} o'clock` : sayClock(clock, ofWholeDay(clock))
  }),
  rule(
    new RegExp(String.raw`\b(?<half>[AaPp])\.\s?[Mm]\b${innerStop}`, 'g'),
    ({ half = '' }) => `${half.toLowerCase()} m`,
  ),
  rule(/(?<=\b(?:[ap] m|noon|midnight))\s?[-–—]\s?(?=\w)|\s?[-–]\s?(?=(?:noon|midnight)\b)/g, ' to '),
]
