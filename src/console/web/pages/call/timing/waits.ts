import type { Waterfall } from '../../../../routes/calls/view-schema.ts'

/** A turn with the longest wait for the first word; null where nothing was answered. */
export function slowestOf(waterfalls: readonly Waterfall[]): Waterfall | null {
  const waited = waterfalls.filter(({ firstWordMs }) => firstWordMs !== null)
  return waited.reduce<Waterfall | null>(
    (slowest, one) => ((one.firstWordMs ?? 0) > (slowest?.firstWordMs ?? -1) ? one : slowest),
    null,
  )
}

/** The wait that half of the turns do not exceed, in ms; null where nothing was answered. */
export function medianWait(waterfalls: readonly Waterfall[]): number | null {
  const waits = waterfalls.flatMap(({ firstWordMs }) => firstWordMs ?? []).toSorted((one, other) => one - other)
  return waits[Math.ceil(waits.length / 2) - 1] ?? null
}

/** One part of a bar, in shares of the whole width. */
export interface BarPart {
  readonly what: Waterfall['stages'][number]['what']
  readonly ms: number
  readonly from: number
  readonly width: number
  readonly estimated: boolean
}

/**
 * The parts of a turn's bar, one behind the other.
 *
 * @param mode `wait` leaves speaking out
 * @param fullMs what the whole width stands for
 */
export function barOf({ stages }: Waterfall, mode: 'wait' | 'whole', fullMs: number): readonly BarPart[] {
  let from = 0
  return stages.flatMap(({ what, ms, estimated }) => {
    if (ms === null || ms === 0 || (mode === 'wait' && what === 'speaking')) return []
    const part = { what, ms, from, width: ms / fullMs, estimated }
    from += part.width
    return [part]
  })
}

/** How long the bar of a turn is, in ms. */
export function lengthOf({ stages }: Waterfall, mode: 'wait' | 'whole'): number {
  return stages.reduce((sum, { what, ms }) => sum + (mode === 'wait' && what === 'speaking' ? 0 : (ms ?? 0)), 0)
}
