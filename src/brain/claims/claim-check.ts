import type { TurnActions } from '../../conversation/ports.ts'
import { type Claim, findClaims, openingOf, type Phrase, toPhrase } from './find-claims.ts'
import { usualClaims } from './grammar.ts'

/** Looks at sentences as they are written, from their beginning on. */
export interface ClaimCheck {
  /** The first claim that nothing bears out, or null. */
  find(sentence: string): Claim | null
  /** Where a growing sentence may be about to claim something, in characters, or null. */
  opening(sentence: string): number | null
}

/** Actions live as long as the program; their phrases are read once. */
const phrasesByClaims = new WeakMap<object, Map<string, readonly Phrase[]>>()

/**
 * Gives the check of one turn's answer: what it says to be done must have been done by an action that may say so; for
 * what no action claims, by any that has effects.
 * @param tag BCP 47 tag of the language that is spoken
 */
export function createClaimCheck(tag: string, actions: Pick<TurnActions, 'claims' | 'done'> | null): ClaimCheck {
  const language = tag.split('-')[0]?.toLowerCase() ?? ''
  const owners = new Map<string, string[]>()
  const phrases: Phrase[] = []
  for (const { name, claims } of actions?.claims ?? []) {
    for (const phrase of phrasesOf(claims, language)) {
      phrases.push(phrase)
      owners.set(keyOf(phrase), [...(owners.get(keyOf(phrase)) ?? []), name])
    }
  }
  phrases.push(...phrasesOf(usualClaims, language))

  function isBorneOut({ phrase }: Claim): boolean {
    const names = owners.get(keyOf(toPhrase(phrase)))
    return (actions?.done ?? []).some(({ name, effects }) => (names ? names.includes(name) : effects))
  }

  return {
    find: (sentence) => findClaims(sentence, language, phrases).find((claim) => !isBorneOut(claim)) ?? null,
    opening: (sentence) => openingOf(sentence, language),
  }
}

function phrasesOf(claims: Readonly<Record<string, readonly string[]>>, language: string): readonly Phrase[] {
  const byLanguage = phrasesByClaims.get(claims) ?? new Map<string, readonly Phrase[]>()
  phrasesByClaims.set(claims, byLanguage)
  const phrases = byLanguage.get(language) ?? (claims[language] ?? []).map(toPhrase)
  byLanguage.set(language, phrases)
  return phrases
}

const keyOf = ({ words }: Phrase): string => words.join(' ')
