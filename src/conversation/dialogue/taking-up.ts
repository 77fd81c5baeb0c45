import type { SpokenForms } from '../spoken-units.ts'

/** Stands between words that were made apart. */
export const gap: SpokenForms = { text: ' ', spoken: ' ' }

/**
 * What to say when an answer that was cut short is taken up: what was not heard of it, what was not said yet, and the
 * question after it. The moment of a filler is over.
 */
export function leftToSay(
  unheard: readonly SpokenForms[],
  unsaid: readonly SpokenForms[],
  closing: string,
): SpokenForms[] {
  const all = unsaid.length > 0 ? [...unheard, gap, ...unsaid] : unheard
  return all.filter(({ text, spoken }) => text !== '' || spoken.trim() === closing)
}
