import { createHash } from 'node:crypto'
import type { Chance } from './random.ts'

/** As the carrier's: `CA` and 32 figures. */
export function callIdOf(seed: number, place: number): string {
  return `CA${createHash('md5').update(`${seed}:${place}`).digest('hex')}`
}

/** A number of those that are kept for films, so that nobody has it: some call often, most once. */
export function callerOf(chance: Chance): string {
  if (chance.happens(0.03)) return 'anonymous'
  const place = Math.floor(chance.next() ** 2 * 78_900)
  return `+1${201 + Math.floor(place / 100)}5550${100 + (place % 100)}`
}
