import { english } from './english.ts'
import { german } from './german.ts'
import { dutch, french, italian, portuguese, spanish } from './others.ts'
import type { Wording } from './wording.ts'

const wordings: Readonly<Record<string, Wording>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  pt: portuguese,
  nl: dutch,
}

/** The words of a language by its two or three letters; empty for a language without any. */
export function wordingFor(language: string): Wording {
  return Object.hasOwn(wordings, language) ? (wordings[language] ?? {}) : {}
}
