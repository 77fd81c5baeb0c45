/** From one moment to another, in ms. */
export interface Span {
  readonly fromMs: number
  readonly untilMs: number
}

/** How much of a span lies within others, which may overlap each other. */
export function overlapMs(whole: Span, parts: readonly Span[]): number {
  let coveredUntil = whole.fromMs
  let sum = 0
  for (const { fromMs, untilMs } of parts.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const from = Math.max(fromMs, coveredUntil)
    const until = Math.min(untilMs, whole.untilMs)
    if (until <= from) continue
    sum += until - from
    coveredUntil = until
  }
  return sum
}
