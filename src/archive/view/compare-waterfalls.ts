import type { StageName, Waterfall } from './waterfall.ts'

/** How two turns differ, stage by stage; positive where the second took longer. */
export interface WaterfallComparison {
  readonly totalMs: Difference
  /** Null where one of them has no first word. */
  readonly firstWordMs: Difference | null
  /** Those that either of them has, in the order of a turn. */
  readonly stages: readonly ({ readonly what: StageName } & StageDifference)[]
}

interface Difference {
  readonly before: number
  readonly after: number
  readonly change: number
}

interface StageDifference {
  /** Null where there was no such stage, or nobody told of it; it then counts as nothing in `change`. */
  readonly before: number | null
  readonly after: number | null
  readonly change: number
  /** True when one of the two is reckoned and not measured. */
  readonly estimated: boolean
}

const order: readonly StageName[] = [
  ...(['ours', 'search', 'firstToken', 'actions', 'firstSentence', 'carrier', 'speaking'] as const),
]

/** Compares a turn with another, such as the same words answered under other settings. The changes add up to that of the whole. */
export function compareWaterfalls(before: Waterfall, after: Waterfall): WaterfallComparison {
  const [first, second] = [before.firstWordMs, after.firstWordMs]
  return {
    totalMs: difference(before.totalMs, after.totalMs),
    firstWordMs: first === null || second === null ? null : difference(first, second),
    stages: order.flatMap((what) => {
      const [one, other] = [before, after].map(({ stages }) => stages.find((stage) => stage.what === what))
      if (!one && !other) return []
      const estimated = (one?.estimated || other?.estimated) ?? false
      const ms = { before: one?.ms ?? null, after: other?.ms ?? null }
      return [{ what, ...ms, change: (ms.after ?? 0) - (ms.before ?? 0), estimated }]
    }),
  }
}

function difference(before: number, after: number): Difference {
  return { before, after, change: after - before }
}
