import { fillTemplate, parseTemplate } from '../../../lib/template.ts'
import { arabic } from './ar.ts'
import { german } from './de.ts'
import type { ClaimKind, DeskTexts } from './desk-texts.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { hindi } from './hi.ts'
import { italian } from './it.ts'
import { portuguese } from './pt.ts'

/** By language: `en`. */
export const deskTexts: Readonly<Record<string, DeskTexts>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  it: italian,
  pt: portuguese,
  ar: arabic,
  hi: hindi,
}

/** What the desk says in the language of a BCP 47 tag; English where it has no texts for it. */
export function textsIn(language: string): DeskTexts {
  return deskTexts[language.split('-')[0] ?? ''] ?? english
}

/** A text with its braces filled in. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
  return fillTemplate(parseTemplate(text), (hole) => words[hole] ?? '')
}

/** `billing, sales, or the ward`, in the language of a BCP 47 tag. */
export function anyOfThem(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
}

/** For an action's `claims`. */
export function claimsOf(kind: ClaimKind): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(deskTexts).map(([language, texts]) => [language, texts.claims[kind]]))
}
