/** Where a word or number begins and ends, in every script; for use in a pattern with the flag `u`. */
export const begins = String.raw`(?<![\p{L}\p{M}\p{N}])`
export const ends = String.raw`(?![\p{L}\p{M}\p{N}])`
/** As `begins`, and not in the middle of a number either. */
export const beginsNumber = String.raw`(?<![\p{L}\p{M}\p{N}]|\d[.,:/])`

/** Any of these texts, the longest first, as a pattern. */
export function oneOf(texts: readonly string[]): string {
  const escaped = texts
    .toSorted((one, other) => other.length - one.length)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return `(?:${escaped.join('|')})`
}
