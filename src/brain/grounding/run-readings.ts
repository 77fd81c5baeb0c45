import { clockFact } from './clock.ts'
import type { Fact } from './facts.ts'
import type { Reading } from './figures.ts'
import type { Atom } from './number-run.ts'

const amount = (value: number, unit: string): Fact => ({ type: 'amount', value, unit })

/** The parts of a run between its commas. */
export function segmentsOf(run: readonly Atom[]): Atom[][] {
  const segments: Atom[][] = []
  for (const atom of run) {
    const last = segments.at(-1)
    if (last && atom.behind !== ',') last.push(atom)
    else segments.push([atom])
  }
  return segments
}

/** `8-18`: two numbers, not one in two parts. */
export const isRange = (atoms: readonly Atom[]) =>
  atoms.length === 2 && atoms[1]?.behind === '-' && atoms.every(({ isFigure }) => isFigure)

/** Minutes since midnight of one to three numbers that may be a time: `8`, `8 30`, `8 oh 5`; null when they are none. */
export function clockOf(atoms: readonly Atom[]): number | null {
  const [hour, second, third] = atoms
  if (isRange(atoms)) return null
  if (!hour || hour.value > 24 || hour.digits.length > 2 || hour.ordinal) return null
  if (!second) return hour.value * 60
  if (!third) return second.digits.length === 2 && second.value < 60 ? hour.value * 60 + second.value : null
  const isMinute = atoms.length === 3 && second.value === 0 && third.value < 10
  return isMinute ? hour.value * 60 + third.value : null
}

/** A number that is read to be written down: told figure by figure or in groups, too long to be counted. */
export function isTelephone(run: readonly Atom[]): boolean {
  if (run.some(({ digits, ordinal }) => digits === '' || ordinal)) return false
  const figures = run.reduce((sum, { digits }) => sum + digits.length, 0)
  if (run.length < 2 || figures < 5) return false
  const singles = run.filter(({ digits }) => digits.length === 1).length
  const hasNought = run.some(({ digits }) => digits.length > 1 && digits.startsWith('0'))
  if (hasNought || singles >= 4) return true
  const isYears = run.every(({ value }) => value >= 1_900 && value < 2_100)
  const isList = run.every(
    ({ isFigure, behind, digits }, at) => isFigure && digits.length <= 3 && (behind === ',') === at > 0,
  )
  return figures >= 7 && !isYears && !isList
}

/** The figures of a run in the groups that one hears: singles that stand together are one. */
export function joinedGroups(run: readonly Atom[]): string[] {
  const groups: string[] = []
  let open = false
  for (const { digits, behind } of run) {
    const single = digits.length === 1
    if (single && open && behind !== ',') groups.push(`${groups.pop() ?? ''}${digits}`)
    else groups.push(digits)
    open = single
  }
  return groups
}

const digitsOf = (atoms: readonly Atom[]): Reading => [{ type: 'digits', groups: joinedGroups(atoms) }]
const canBeDigits = (unit: string) => unit === '' || unit === 'label' || unit === 'hour'

/** What one number by itself may be. */
function singleReadings(atoms: readonly Atom[], unit: string, factor: number): Reading[] {
  const readings: Reading[] = []
  for (const { value, digits } of atoms) {
    readings.push([amount(value * factor, unit === 'hour' && value > 24 ? '' : unit)])
    if (unit === 'hour' && value <= 24) readings.push([clockFact(value * 60, null)])
    if (canBeDigits(unit) && digits.length >= 3) readings.push(digitsOf(atoms))
  }
  return readings
}

/** What numbers that stand together may be: a time, a price, a year or another number in parts, a range. */
function severalReadings(atoms: readonly Atom[], unit: string, factor: number): Reading[] {
  const joined = atoms.map(({ digits }) => digits).join('')
  const [first, second] = atoms
  const readings: Reading[] = joined === '247' && unit === '' ? [[amount(1_440, 'min')]] : []
  const isMeasure = unit !== '' && unit !== 'hour' && unit !== 'label' && unit !== 'count'
  const minutes = isMeasure ? null : clockOf(atoms)
  if (minutes !== null) readings.push([clockFact(minutes, null)])
  if (first && second && atoms.length === 2 && second.digits.length === 2 && unit !== 'count' && !isRange(atoms)) {
    readings.push([amount((first.value + second.value / 100) * factor, isMeasure ? unit : '')])
  }
  const wholeUnit = unit === 'hour' ? '' : unit
  if (joined.length <= 9) readings.push([amount(Number(joined) * factor, wholeUnit)])
  if (canBeDigits(unit) && joined.length >= 3) readings.push(digitsOf(atoms))
  if (atoms.every(({ isFigure }) => isFigure)) readings.push(...apart(atoms, isMeasure, wholeUnit, factor))
  return readings
}

/** `8-18`, `2-3 weeks`, "911 24 hours": each number by itself, the measure with the last. */
function apart(atoms: readonly Atom[], isMeasure: boolean, unit: string, factor: number): Reading[] {
  const each = atoms.map(({ value }, at) =>
    at === atoms.length - 1 ? amount(value * factor, unit) : amount(value, ''),
  )
  const areHours = !isMeasure && atoms.every(({ value, digits }) => value <= 24 && digits.length <= 2)
  const exact = atoms.some(({ value, digits }) => value > 12 || digits.startsWith('0'))
  const hours: Reading = atoms.map(({ value }) => ({ type: 'clock', minutes: value * 60, exact }))
  const alike: Reading = atoms.map(({ value }) => amount(value * factor, unit))
  return areHours ? [hours, each] : isMeasure && isRange(atoms) ? [alike, each] : [each]
}

/** What the numbers of one segment may be together, in a measure or in the role that `unit` names. */
export const readingsOf = (segment: readonly Atom[], unit: string, factor: number): Reading[] =>
  segment.length === 1 ? singleReadings(segment, unit, factor) : severalReadings(segment, unit, factor)
