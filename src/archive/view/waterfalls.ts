import type { CallEvent, CallRecord, EndReason, Line } from '../../conversation/events.ts'
import { endTurn, newTurnTimes, type TurnTimes, takeIntoTurn } from './turn-times.ts'
import { type Waterfall, waterfallOf } from './waterfall.ts'

export interface Waterfalls {
  readonly all: readonly Waterfall[]
  /** The moments that they are reckoned from, in the same order. */
  readonly turns: readonly TurnTimes[]
  /** Takes in a record; gives what it made or changed, with its place. */
  apply(record: CallRecord, moment: Now): readonly { readonly index: number; readonly waterfall: Waterfall }[]
}

interface Now {
  /** In ms from the start of the call. */
  readonly nowMs: number
  readonly line: Line
}

/** Keeps a waterfall for each turn in which the caller said something. */
export function createWaterfalls(charactersPerSecond: number): Waterfalls {
  const all: Waterfall[] = []
  const turns: TurnTimes[] = []
  const speakingMs = (text: string) => Math.round((text.length / charactersPerSecond) * 1_000)

  function change(event: CallEvent, now: Now): Set<number> {
    const changed = new Set<number>()
    const moment = { ...now, speakingMs }
    const newest = turns.at(-1)
    const ending = newest && endOf(event, newest.turn, now.nowMs)
    if (newest && ending && endTurn(newest, ending.overMs)) changed.add(turns.length - 1)
    if (event.type === 'caller.said') changed.add(turns.push(newTurnTimes(event, moment)) - 1)
    else {
      const place = 'turn' in event ? turns.findLastIndex(({ turn }) => turn === event.turn) : -1
      const times = turns[place]
      if (times && takeIntoTurn(times, event, moment)) changed.add(place)
    }
    return changed
  }

  return {
    all,
    turns,
    apply({ seq, event }, now) {
      return [...change(event, now)].flatMap((index) => {
        const times = turns[index]
        if (!times) return []
        const waterfall = waterfallOf(times, { first: all[index]?.seq.first ?? seq, last: seq })
        all[index] = waterfall
        return [{ index, waterfall }]
      })
    },
  }
}

/** Whoever hangs up hears nothing more; what we say last is still heard. */
const silencing: ReadonlySet<EndReason> = new Set(['caller', 'transferred', 'swept'])

/** Whether nothing more comes of a turn, and since when nothing of it is heard; null where it goes on. */
function endOf(event: CallEvent, turn: number, nowMs: number): { readonly overMs: number | null } | null {
  switch (event.type) {
    case 'caller.said':
    case 'caller.unclear':
    case 'caller.silent':
      return event.turn > turn ? { overMs: nowMs } : null
    case 'call.ended':
      return { overMs: silencing.has(event.reason) ? nowMs : null }
    default:
      return null
  }
}
