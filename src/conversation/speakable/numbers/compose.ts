/** How one language puts large numbers together. */
export interface NumberParts {
  /** 0 to 999. */
  readonly small: (value: number) => string
  /** So many thousands, 1 to 999, and the rest behind them, 0 to 999. */
  readonly thousands: (count: number, rest: number) => string
  /** So many millions, 1 to 999. */
  readonly millions: (count: number) => string
}

/** More figures than this are no quantity any more and are said one by one. */
export const mostFigures = 9

/** A whole number of at most `mostFigures` figures in words. */
export function compose(value: number, { small, thousands, millions }: NumberParts): string {
  const count = Math.floor(value / 1_000_000)
  const below = value % 1_000_000
  const words = below >= 1_000 ? thousands(Math.floor(below / 1_000), below % 1_000) : small(below)
  if (count === 0) return words
  return below === 0 ? millions(count) : `${millions(count)} ${words}`
}

/** The words of a number table, each made once. */
export function remembered(make: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>()
  return (value) => {
    const words = known.get(value) ?? make(value)
    if (value < 1_000) known.set(value, words)
    return words
  }
}
