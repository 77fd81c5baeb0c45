import type { Entry } from '../../../../routes/calls/view-schema.ts'

/** Entries that belong together: what the caller did, and what followed on it. */
export interface Turn {
  /** Its own in the call. */
  readonly id: string
  readonly turn: number
  readonly entries: readonly Entry[]
}

/**
 * Parts the entries of a call by turns. Those that are as before stay the same objects, so that only what is new is drawn.
 *
 * @param before what this gave the last time
 */
export function turnsOf(entries: readonly Entry[], before: readonly Turn[]): readonly Turn[] {
  const turns: { id: string; turn: number; entries: Entry[] }[] = []
  for (const entry of entries) {
    const last = turns.at(-1)
    if (last && last.turn === entry.turn && entry.kind !== 'caller') last.entries.push(entry)
    else turns.push({ id: entry.id, turn: entry.turn, entries: [entry] })
  }
  return turns.map((turn, place) => {
    const known = before[place]
    return known && isSame(known, turn) ? known : turn
  })
}

function isSame(one: Turn, other: Turn): boolean {
  return one.entries.length === other.entries.length && one.entries.every((entry, at) => entry === other.entries[at])
}
