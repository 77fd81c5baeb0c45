import { dropIds, shortenAddresses, tidySigns } from './common-rules.ts'
import type { Language } from './language.ts'

const lettersOnly = /^[\p{L}\p{M}\s,.!?;:'’-]*$/u
const speakable = /[\p{L}\p{N}]/u

/** One plain sentence as a voice should say it; empty when nothing in it can be said. */
export function normalise(sentence: string, language: Language): string {
  const worded = language.needsWording(sentence)
  if (!worded && lettersOnly.test(sentence)) return sentence
  let spoken = sentence
  for (const rewrite of [...dropIds, shortenAddresses]) spoken = rewrite(spoken)
  if (worded) for (const rewrite of language.rules) spoken = rewrite(spoken)
  for (const rewrite of tidySigns) spoken = rewrite(spoken)
  return speakable.test(spoken) ? spoken : ''
}
