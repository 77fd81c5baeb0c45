/**
 * What a specific claims. An amount is of a unit: `''` for a bare number, `count` with a plural behind it, `label` for
 * the number of a room or road, `ordinal` or `ordinal floor` by its noun, `hour` for a bare number that is likely an hour, or a measure such as `usd`,
 * `%` and `min`. A clock is in minutes since midnight; without `exact` it may be twelve hours later too.
 */
export type Fact =
  | { readonly type: 'amount'; readonly value: number; readonly unit: string }
  | { readonly type: 'clock'; readonly minutes: number; readonly exact: boolean }
  | { readonly type: 'date'; readonly month: number; readonly day: number }
  | { readonly type: 'digits'; readonly groups: readonly string[] }
  | { readonly type: 'address'; readonly names: readonly string[] }

/** Everything that one text states, ready to be looked up. */
export interface Stated {
  readonly keys: Set<string>
  readonly words: Set<string>
  /** Figures that are read one by one, with a stroke between the numbers. */
  digits: string
}

const currencies = new Set(['usd', 'eur', 'gbp', 'chf', 'jpy', 'inr', 'cad', 'aud', 'brl', 'mxn', 'pln', 'sek', 'aed'])
/** Shorter runs of figures must be a whole group of the evidence; part of one is chance. */
const longDigits = 5

export const isMoney = (unit: string) => unit === 'cent' || currencies.has(unit)

/** Enters what a fact of the evidence allows to be said. */
export function state(fact: Fact, stated: Stated): void {
  const { keys } = stated
  switch (fact.type) {
    case 'amount': {
      const number = numberKey(fact.value)
      const { unit } = fact
      keys.add(number).add(`${number} ${unit}`)
      if (currencies.has(unit)) keys.add(`${number} money`)
      if (unit.startsWith('ordinal')) keys.add(`${number} ordinals`)
      if (unit === 'hour') stateClock({ minutes: (fact.value % 24) * 60, exact: fact.value > 12 }, keys)
      return
    }
    case 'clock':
      stateClock(fact, keys)
      return
    case 'date':
      keys
        .add(`d${fact.month}-${fact.day}`)
        .add(`n${fact.day}`)
        .add(`n${fact.day} ordinal`)
        .add(`n${fact.day} ordinals`)
      return
    case 'digits':
      stateDigits(fact.groups, stated)
      return
    case 'address':
      for (const name of fact.names) keys.add(name)
  }
}

function stateClock({ minutes, exact }: { minutes: number; exact: boolean }, keys: Set<string>): void {
  keys.add(exact ? `t${minutes % 1_440}` : `a${minutes % 720}`).add(`h${minutes % 720}`)
  if (minutes % 60 === 0) keys.add(numberKey((minutes / 60) % 12 || 12))
}

/** Neighbouring groups are also known as one, up to the four of a long telephone number. */
function stateDigits(groups: readonly string[], stated: Stated): void {
  stated.digits += `|${groups.join('')}`
  for (let from = 0; from < groups.length; from++) {
    for (let to = from + 1; to <= Math.min(groups.length, from + 4); to++) {
      stated.keys.add(`g${groups.slice(from, to).join('')}`)
    }
  }
}

/** Whether any of the texts states what the fact claims. */
export function isStated(fact: Fact, texts: readonly Stated[]): boolean {
  if (fact.type === 'digits') return digitsAreStated(fact.groups.join(''), texts)
  const keys = keysOf(fact)
  return texts.some((stated) => keys.some((key) => stated.keys.has(key)))
}

function keysOf(fact: Exclude<Fact, { type: 'digits' }>): readonly string[] {
  switch (fact.type) {
    case 'amount':
      return amountKeys(numberKey(fact.value), fact.unit, fact.value)
    case 'clock':
      return fact.exact ? [`t${fact.minutes % 1_440}`, `a${fact.minutes % 720}`] : [`h${fact.minutes % 720}`]
    case 'date':
      return [`d${fact.month}-${fact.day}`]
    case 'address':
      return fact.names
  }
}

/** A bare number may be anything that has this value; a measured one needs the same measure, or a bare number as in a table. */
function amountKeys(number: string, unit: string, value: number): readonly string[] {
  const bare = `${number} `
  switch (unit) {
    case '':
      return [number]
    case 'hour':
      return [bare, `${number} hour`, `${number} year`]
    case 'count':
      return [bare, `${number} count`, `${number} year`]
    case 'label':
    case 'ordinal':
      return [bare, `${number} label`, `${number} ordinals`]
    case 'cent':
      return [bare, `${number} cent`, `${number} money`]
    default:
      if (unit.startsWith('ordinal')) return [bare, `${number} label`, `${number} ordinal`, `${number} ${unit}`]
      return isMoney(unit) && value < 1 ? [bare, `${number} ${unit}`, `${number} cent`] : [bare, `${number} ${unit}`]
  }
}

const numberKey = (value: number) => `n${Math.round(value * 1_000) / 1_000}`

/** A telephone number may be told with or without its country code or its leading nought. */
function digitsAreStated(digits: string, texts: readonly Stated[]): boolean {
  if (digits.length < longDigits) return texts.some(({ keys }) => keys.has(`g${digits}`))
  const forms = [digits]
  const national = digits.replace(/^0+/, '')
  if (national !== digits && national.length >= 6) forms.push(national)
  for (const code of [1, 2, 3]) {
    // A shorter rest would let an invented area code pass before a local number.
    if (digits.length - code >= 9) forms.push(digits.slice(code), `0${digits.slice(code)}`)
  }
  return forms.some((form) => texts.some((stated) => stated.digits.includes(form)))
}
