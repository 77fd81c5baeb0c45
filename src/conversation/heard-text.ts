import { betterOf, differenceOf, type EditColumn, firstColumn, nextColumn } from './edit-column.ts'
import { join, lettersOf, type SpokenForms, unitsOf } from './spoken-units.ts'

export interface HeardCut {
  /** As written. With `unheard` behind it, all that was said. */
  readonly heard: string
  readonly unheard: string
  /** The unheard part in its smallest pieces. */
  readonly rest: readonly SpokenForms[]
}

/** Enough letters from the end of what was played to find the place; it bounds the work. */
const longestTail = 120
/** What differs in more than this part of its letters is no spelling of our words. */
const mostDifference = 1 / 3

/**
 * Splits what we said where the carrier stopped playing it, between two words of ours. A word, number or date that had
 * only begun is unheard.
 * @param pieces clauses or sentences in their order; the smaller, the finer the cut around figures
 * @param heard what was played, in the carrier's spelling: case, blanks, punctuation and figures may differ, and its
 *   start may be missing. Where it fits nowhere its length decides.
 */
export function cutAtHeard(pieces: readonly SpokenForms[], heard: string): HeardCut {
  const units = unitsOf(pieces)
  const played = lettersOf(heard)
  const count = played === '' ? 0 : (countAligned(units, played) ?? countByLength(units, played.length))
  const rest = units.slice(count)
  return { heard: join(units.slice(0, count)).text, unheard: join(rest).text, rest }
}

/** A place in what we said where the playback may have stopped. */
interface Place {
  /** How many units are over by then. */
  readonly units: number
  /** In letters from the start. */
  readonly at: number
  readonly difference: number
}

/** The units heard, by the place that differs least; null where that is too much. */
function countAligned(units: readonly SpokenForms[], played: string): number | null {
  const tail = played.slice(-longestTail)
  // Words said twice fit twice: mostly the playback is given from our start, which its length then confirms.
  const distance = ({ at }: Place) => Math.abs(at - played.length)
  let best: Place = { units: 0, at: 0, difference: tail.length }
  for (const place of places(units, tail)) {
    const closer = place.difference - best.difference || distance(place) - distance(best)
    if (closer < 0) best = place
  }
  return best.difference <= tail.length * mostDifference ? best.units : null
}

/** Every letter of ours, with how well `tail` fits when it ends there. A unit may be played in either form. */
function* places(units: readonly SpokenForms[], tail: string): Generator<Place> {
  let column = firstColumn(tail)
  let at = 0
  for (const [index, { text, spoken }] of units.entries()) {
    const said = lettersOf(spoken)
    const written = lettersOf(text)
    const behindSaid: EditColumn = yield* follow(said, column, { index, at, tail })
    column = written === said ? behindSaid : betterOf(behindSaid, yield* follow(written, column, { index, at, tail }))
    at += said.length
  }
}

function* follow(
  letters: string,
  before: EditColumn,
  { index, at, tail }: { index: number; at: number; tail: string },
): Generator<Place, EditColumn> {
  let column = before
  for (let place = 0; place < letters.length; place++) {
    column = nextColumn(column, letters[place] ?? '', tail)
    const isWhole = place === letters.length - 1
    yield { units: isWhole ? index + 1 : index, at: at + place + 1, difference: differenceOf(column) }
  }
  return column
}

/** The units that fit into so many letters. */
function countByLength(units: readonly SpokenForms[], length: number): number {
  let at = 0
  const beyond = units.findIndex(({ spoken }) => {
    at += lettersOf(spoken).length
    return at > length
  })
  return beyond < 0 ? units.length : beyond
}
