/**
 * What a term says about a passage, by BM25+ over each field: settled when the passage comes in, so that a search only
 * multiplies it by how rare the term is. Kept as one byte on a logarithmic scale, true to about 3 %.
 */

/** A part of a passage, what its words count, and how many terms it commonly has. */
export interface Field {
  readonly boost: number
  readonly usualTerms: number
}

export const fields = {
  heading: { boost: 2.5, usualTerms: 3 },
  context: { boost: 1, usualTerms: 2 },
  keywords: { boost: 1.5, usualTerms: 8 },
  text: { boost: 1, usualTerms: 40 },
} satisfies Record<string, Field>

/** How soon further mentions of a term stop counting, how much length counts against, and what one mention is worth. */
const saturation = 1.2
const lengthPenalty = 0.7
const presence = 0.5

/** @param mentions of the term in a field of `terms` terms */
export function fieldImpact({ boost, usualTerms }: Field, mentions: number, terms: number): number {
  const length = 1 - lengthPenalty + (lengthPenalty * terms) / usualTerms
  return boost * (presence + (mentions * (saturation + 1)) / (mentions + saturation * length))
}

const least = 0.05
const step = 1.026

/** The impact of each byte, from 0.05 to 34. */
export const impacts = Float32Array.from({ length: 256 }, (_, byte) => least * step ** byte)

export function impactByte(impact: number): number {
  return Math.max(0, Math.min(255, Math.round(Math.log(impact / least) / Math.log(step))))
}
