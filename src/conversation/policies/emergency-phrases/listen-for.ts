import { plainWords } from '../../phrases.ts'
import type { EmergencyWords } from './emergency-words.ts'
import { anyOfWords, betweenWords, type PhraseFinder, phraseFinder } from './phrase-finder.ts'

/** What was told of. */
export interface Alarm {
  readonly name: string
  /** False when the words may mean something else. */
  readonly sure: boolean
}

/** Phrases by the name of the emergency. */
type Phrases = Readonly<Record<string, readonly string[]>>

/** Nobody says more than this, in characters, at once; what comes behind is not looked at. */
const longestText = 2_000
/** Stands for words that mean nothing here, so that no phrase reaches over them. */
const nothing = '#'

/**
 * Gives a function that hears emergencies in a caller's words; null where it hears none. One that is sure comes before
 * one that is not.
 * @param names of the shipped ones that are listened for
 * @param own phrases of the owner, which count as sure
 */
export function listenFor(
  words: EmergencyWords | null,
  names: readonly string[],
  own: Phrases,
): (text: string) => Alarm | null {
  const small = words?.small ?? []
  const finder = (phrases: readonly string[]) => phraseFinder(phrases, small)
  const watched = [...new Set([...names, ...Object.keys(own)])].map((name) => ({
    name,
    sure: finder([...of(words?.sure, name), ...of(own, name)]),
    maybe: finder(of(words?.maybe, name)),
  }))
  const harmless = finder(words?.harmless ?? [])
  const distant = finder(words?.distant ?? [])
  const negated = words && new RegExp(`(?: |^)${anyOfWords(words.negations)}${betweenWords(small)} ?$`)
  const breaks = words && new RegExp(` ${anyOfWords(words.breaks)} `, 'g')

  const hears = (phrases: PhraseFinder, clause: string) =>
    phrases.find(clause).some(({ index }) => !negated?.test(clause.slice(0, index)))

  return (text) => {
    const clauses = clausesOf(text.slice(0, longestText), breaks).map((clause) => without(harmless, clause))
    const told = watched.find(({ sure }) => clauses.some((clause) => hears(sure, clause)))
    if (told) return { name: told.name, sure: clauses.every((clause) => distant.find(clause).length === 0) }
    const perhaps = watched.find(({ maybe }) => clauses.some((clause) => hears(maybe, clause)))
    return perhaps ? { name: perhaps.name, sure: false } : null
  }
}

function of(phrases: Phrases | undefined, name: string): readonly string[] {
  return phrases && Object.hasOwn(phrases, name) ? (phrases[name] ?? []) : []
}

function clausesOf(text: string, breaks: RegExp | null): string[] {
  const clauses = text.split(/[.,;:!?¿¡،؟؛।…–—]+/).map((clause) => ` ${plainWords(clause)} `)
  return (breaks ? clauses.flatMap((clause) => clause.split(breaks)) : clauses).map((clause) => clause.trim())
}

function without(phrases: PhraseFinder, clause: string): string {
  return phrases
    .find(clause)
    .toReversed()
    .reduce((rest, { index, length }) => rest.slice(0, index) + nothing + rest.slice(index + length), clause)
}
