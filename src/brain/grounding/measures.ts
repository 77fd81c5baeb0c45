import { readUnit } from './context.ts'
import { type Fact, isMoney } from './facts.ts'
import type { Reading } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import { type Atom, readRun } from './number-run.ts'
import type { Reader } from './reader.ts'
import { readingsOf } from './run-readings.ts'
import type { Specific } from './specific.ts'

const amount = (value: number, unit: string): Fact => ({ type: 'amount', value, unit })

interface Measured {
  readonly unit: { readonly name: string; readonly factor: number }
  readonly end: number
  readonly before: readonly Reading[][]
  readonly lastSegment: readonly Atom[]
}

/** A run with a measure: a price, a span, a percentage. `before` are the claims of what stands before its last comma. */
export function measured(
  reader: Reader,
  at: number,
  run: readonly Atom[],
  { unit, end, before, lastSegment }: Measured,
  lexicon: Lexicon,
): Specific {
  const kind = isMoney(unit.name) ? 'price' : 'number'
  const [first] = run
  // "One moment", "one minute": how people talk.
  if (run.length === 1 && first?.value === 1 && unit.name === 'min' && unit.factor <= 1) {
    return { start: at, end, kind, claims: [] }
  }
  const smaller = first && run.length === 1 ? readSmaller(reader, end, unit, lexicon) : null
  if (smaller) {
    const whole = (first?.value ?? 0) * unit.factor
    const apart: Reading = [amount(whole, unit.name), amount(smaller.value, unit.name)]
    const together: Reading = [amount(whole + smaller.value, unit.name)]
    return { start: at, end: smaller.end, kind, claims: [kind === 'price' ? [together] : [together, apart]] }
  }
  const readings = readingsOf(lastSegment, unit.name, unit.factor)
  const isDays = first && unit.name === 'min' && unit.factor === 1_440 && reader.at(end)?.text === 'a'
  // "Seven days a week", which "every day" bears out.
  if (isDays && reader.at(end + 1)?.text === 'week') readings.push([amount(first.value, 'week')])
  // "An hour and fifteen minutes": the hour in front has no number of its own.
  const link = lexicon.words.and.has(reader.tokens[at - 1]?.text ?? '')
  const lead = link ? lexicon.units.get(reader.tokens[at - 2]?.text ?? '') : undefined
  if (first && lead?.name === 'min' && unit.name === 'min' && lead.factor > unit.factor) {
    readings.push([amount(lead.factor + first.value * unit.factor, 'min')])
  }
  return { start: at, end, kind, claims: [...before, readings] }
}

/** "… and fifty cents", "… thirty minutes", behind dollars or hours; the value in the larger measure. */
function readSmaller(
  reader: Reader,
  at: number,
  unit: { name: string; factor: number },
  lexicon: Lexicon,
): { value: number; end: number } | null {
  const from = lexicon.words.and.has(reader.at(at)?.text ?? '') ? at + 1 : at
  const run = readRun(reader, from, lexicon)
  const [atom] = run
  if (!atom || run.length > 1 || atom.ordinal) return null
  const found = readUnit(reader, atom.end, lexicon)
  if (isMoney(unit.name) && unit.name !== 'cent') {
    if (found?.name === 'cent') return { value: atom.value / 100, end: found.end }
    return !found && from === at && atom.digits.length === 2 ? { value: atom.value / 100, end: atom.end } : null
  }
  const fits = unit.name === 'min' && found?.name === 'min' && found.factor < unit.factor
  return fits ? { value: atom.value * found.factor, end: found.end } : null
}
