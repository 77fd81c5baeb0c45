import { firstPart } from '../../../config/languages.ts'
import { arabic } from './ar.ts'
import { german } from './de.ts'
import type { EmergencyWords } from './emergency-words.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { hindi } from './hi.ts'
import { italian } from './it.ts'
import { portuguese } from './pt.ts'

const shipped: Readonly<Record<string, EmergencyWords>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  hi: hindi,
  it: italian,
  pt: portuguese,
}

/** How callers tell of emergencies in the language of a tag; null for one that is not shipped. */
export function emergencyWordsFor(language: string): EmergencyWords | null {
  return shipped[firstPart(language)] ?? null
}
