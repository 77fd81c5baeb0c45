import type { CallCost, CostKind, CostPart } from '../../conversation/call-summary.ts'
import type { CallEvent, CallRecord, Line } from '../../conversation/events.ts'
import { lookUpNumber } from '../../lib/phone-number.ts'
import type { PriceTable } from './price-table.ts'
import { tokenParts } from './tokens.ts'

type Part = Omit<CostPart, 'amount'> & { readonly each: number | null }

/**
 * Reckons what a call cost: minutes as they are billed, which is rounded up for each leg; recognition, voice, texts and
 * tokens. What a part costs is null where its price is not known.
 */
export function costOf(records: readonly CallRecord[], prices: PriceTable): CallCost {
  const parts = [
    ...callParts(records, prices),
    ...transferParts(records, prices),
    ...recordingParts(records, prices),
    ...speechParts(records, prices),
    ...textParts(records, prices),
    ...tokenParts(records, prices),
  ]
  const priced = parts.filter(({ quantity }) => quantity > 0).map(withAmount)
  const amount = rounded(priced.reduce((sum, part) => sum + (part.amount ?? 0), 0))
  return { currency: prices.currency, amount, prices: prices.month, parts: priced }
}

function callParts(records: readonly CallRecord[], prices: PriceTable): Part[] {
  const first = records[0]
  const end = endOf(records)
  if (first?.event.type !== 'call.started' || end === null) return []
  const country = lookUpNumber(first.event.to).country
  const minutes = minutesOf(end - first.at)
  const onRelay = stretches(records, end).filter(({ line }) => line === 'relay')
  return [
    part('call', country, minutes, 'minute', priceIn(prices.callPerMinute, country)),
    part('relay', null, sum(onRelay.map(({ ms }) => minutesOf(ms))), 'minute', prices.relayPerMinute),
  ]
}

/** What is dialled is a leg of its own, paid from when somebody answers. */
function transferParts(records: readonly CallRecord[], prices: PriceTable): Part[] {
  const dialled = new Map(
    of(records, 'call.transferring').map(({ id, step, to }) => [
      `${id}:${step}`,
      to.kind === 'number' ? lookUpNumber(to.address).country : to.kind,
    ]),
  )
  return of(records, 'transfer.ended').map(({ id, step, seconds }) => {
    const where = dialled.get(`${id}:${step}`) ?? null
    return part('transfer', where, Math.ceil(seconds / 60), 'minute', priceIn(prices.transferPerMinute, where))
  })
}

function recordingParts(records: readonly CallRecord[], prices: PriceTable): Part[] {
  const minutes = sum(of(records, 'recording.stored').map(({ seconds }) => Math.ceil(seconds / 60)))
  return [part('recording', null, minutes, 'minute', prices.recordingPerMinute)]
}

/** The relay's price holds both. Without it, each time that words were recognised is at least one unit. */
function speechParts(records: readonly CallRecord[], prices: PriceTable): Part[] {
  let line: Line | null = null
  let heard = 0
  let characters = 0
  for (const { event } of records) {
    if (event.type === 'call.started' || event.type === 'line.changed') line = event.line
    if (line !== 'webhook') continue
    if ((event.type === 'caller.said' && event.via === 'speech') || event.type === 'caller.unclear') heard += 1
    if (event.type === 'call.started') characters += event.greeting.length
    if (event.type === 'answer.sentence') characters += event.spoken.length
    if (event.type === 'prompt.spoken') characters += event.text.length
  }
  const hundreds = Math.ceil(characters / 100)
  return [
    part('recognition', null, heard, '15 seconds', prices.recognitionPer15Seconds, true),
    part('voice', null, hundreds, '100 characters', prices.voicePer100Characters, true),
  ]
}

/** To the caller's own number; a long one may be paid as several. */
function textParts(records: readonly CallRecord[], prices: PriceTable): Part[] {
  const [started] = of(records, 'call.started')
  const count = of(records, 'text.sent').length
  const country = started && count > 0 ? lookUpNumber(started.from).country : null
  return [part('texts', country, count, 'text', priceIn(prices.textEach, country), true)]
}

/** How long the call was on which line, one stretch after the other. */
function stretches(records: readonly CallRecord[], end: number): { line: Line; ms: number }[] {
  const changes = records.flatMap(({ at, event }) =>
    event.type === 'call.started' || event.type === 'line.changed' ? [{ at, line: event.line }] : [],
  )
  return changes.map(({ at, line }, index) => ({ line, ms: (changes[index + 1]?.at ?? end) - at }))
}

function part(
  what: CostKind,
  detail: string | null,
  quantity: number,
  unit: CostPart['unit'],
  each: number | null,
  estimated = false,
): Part {
  return { what, detail, quantity, unit, each, estimated }
}

function withAmount({ each, ...rest }: Part): CostPart {
  return { ...rest, amount: each === null ? null : rounded(each * rest.quantity) }
}

function of<Type extends CallEvent['type']>(records: readonly CallRecord[], type: Type) {
  return records.flatMap(({ event }) => (event.type === type ? [event as Extract<CallEvent, { type: Type }>] : []))
}

function endOf(records: readonly CallRecord[]): number | null {
  return records.find(({ event }) => event.type === 'call.ended')?.at ?? null
}

function minutesOf(ms: number): number {
  return Math.ceil(ms / 60_000)
}

function priceIn(prices: Readonly<Record<string, number>>, country: string | null): number | null {
  return country === null ? null : (prices[country] ?? null)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** To a millionth: tokens cost less than a thousandth. */
function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6
}
