import { distance } from 'fastest-levenshtein'
import type { Person } from '../../../config/schema.ts'
import { foldWords } from '../../../lib/fold-words.ts'

/** Who was meant. `several` are in the order of the settings. */
export type FoundPerson =
  | { readonly kind: 'one'; readonly person: Person }
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'none' }

/** Words that stand around names: `to the billing department, please`. */
const around = new Set(
  `the a an to with department dept team please der die das den dem le la les el los las il lo gli o os as mr mrs ms`.split(
    ' ',
  ),
)
/** A letter in so many may be wrong; shorter words are too alike. */
const lettersPerSlip = 4

interface Alias {
  readonly person: Person
  readonly words: string
}

/** Finds people by name: the one of the settings, other words for it, a part of it, or one that is spelled a little wrong. */
export function createPersonFinder(people: readonly Person[]): (asked: string) => FoundPerson {
  const aliases: Alias[] = people.flatMap((person) =>
    [person.name, ...person.also].map((name) => ({ person, words: foldWords(name) })),
  )
  const looks = [isSame, isPart, isNearly]
  return (asked) => {
    const whole = foldWords(asked)
    const core = coreOf(whole)
    for (const look of looks) {
      const found = aliases.filter(({ words }) => words !== '' && (look(words, whole) || look(coreOf(words), core)))
      const matching = people.filter((person) => found.some((alias) => alias.person === person))
      const [first] = matching
      if (first) return matching.length === 1 ? { kind: 'one', person: first } : { kind: 'several', people: matching }
    }
    return { kind: 'none' }
  }
}

function coreOf(words: string): string {
  const left = words.split(' ').filter((word) => !around.has(word))
  return left.length > 0 ? left.join(' ') : words
}

function isSame(name: string, asked: string): boolean {
  return name === asked
}

/** `Smith` for Dr. Anna Smith, and `billing questions` for billing. */
function isPart(name: string, asked: string): boolean {
  const [inName, inAsked] = [name.split(' '), asked.split(' ')]
  return (
    asked !== '' && (inAsked.every((word) => inName.includes(word)) || inName.every((word) => inAsked.includes(word)))
  )
}

function isNearly(name: string, asked: string): boolean {
  const slips = Math.floor(Math.min(name.length, asked.length) / lettersPerSlip)
  return slips > 0 && distance(name, asked) <= slips
}
