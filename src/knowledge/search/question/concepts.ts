import type { InvertedIndex } from '../inverted-index.ts'
import type { Language } from '../language/language.ts'
import type { Alternative, Concept } from '../query.ts'
import { rarity } from '../ranking.ts'
import type { Sounds } from './sounds.ts'
import type { SynonymMatch } from './synonyms.ts'

/** What a question is read against. */
export interface Lexicon {
  readonly index: InvertedIndex
  /** Of the question. */
  readonly own: Language
  /** Of the documents. */
  readonly languages: readonly Language[]
  readonly sounds: Sounds
  /** How many passages there are. */
  readonly passages: number
}

const itself = { ranking: 1, covering: 1, how: 'same' } as const
const related = { ranking: 0.3, covering: 0.8, how: 'related' } as const
const ownersSynonym = { ranking: 0.8, covering: 1, how: 'synonym' } as const
const soundsLike = 0.9
const splitInTwo = 0.9
const shortestPart = 4
/** A word that was torn in two is of some length, in letters, of which a few were torn off; it must be very like another. */
const shortestTorn = 8
const longestTorn = 13
const longestTornOff = 4
const muchAlike = 0.65
/** What a word counts that stands beside a subject. */
const lightShare = 0.4

/** One word of a question as a concept, whatever the documents call it; null when it carries no subject. */
export function conceptOfWord(word: string, lexicon: Lexicon): Concept | null {
  if (lexicon.own.term(word) === null) return null
  const exact = termsOf(word, lexicon)
  const others = relatedTo(word, lexicon).filter((term) => !exact.includes(term))
  const alternatives = [
    ...exact.map((term) => ({ terms: [term], ...itself })),
    ...others.map((term) => ({ terms: [term], ...related })),
  ]
  const found = alternatives.length > 0 ? alternatives : (inTwo(word, lexicon) ?? misheard(word, lexicon))
  const whole = concept(found, [word], lexicon)
  return lexicon.own.isLight(word) ? { ...whole, weight: whole.weight * lightShare, light: true } : whole
}

/** True when the documents have the word, or another for it. */
export function isKnown(word: string, lexicon: Lexicon): boolean {
  return termsOf(word, lexicon).length > 0 || relatedTo(word, lexicon).length > 0
}

/** Words that documents write as one: "x ray", "walk in", "car diology"; null when they do not. */
export function conceptOfJoined(words: readonly string[], lexicon: Lexicon): Concept | null {
  const content = words.filter((word) => lexicon.own.term(word) !== null)
  const joined = words.join('')
  if (content.length === 0 || joined.length < shortestPart) return null
  const exact = termsOf(joined, lexicon)
  if (exact.length === 0) return null
  const apart = content.map((word) => termsOf(word, lexicon)[0]).filter((term) => term !== undefined)
  const whole = apart.length === words.length
  const parts = { terms: apart, ranking: 0.7, covering: whole ? 1 : 0.8, how: 'apart' as const }
  const alternatives = [
    ...exact.map((term) => ({ terms: [term], ranking: 1, covering: 1, how: 'joined' as const })),
    ...(apart.length > 0 && apart.length === content.length ? [parts] : []),
  ]
  return concept(alternatives, words, lexicon)
}

/** Words that were heard for one that begins and ends as they do together: "near ology"; null when none is like it. */
export function conceptOfMisheard(words: readonly string[], lexicon: Lexicon): Concept | null {
  const joined = words.join('')
  const isTorn = words.some((word) => word.length <= longestTornOff)
  if (!isTorn || joined.length < shortestTorn || joined.length > longestTorn) return null
  const alternatives = misheard(joined, lexicon).filter(({ ranking }) => ranking >= muchAlike)
  return alternatives.length > 0 ? concept(alternatives, words, lexicon) : null
}

/** Words that sound like some of the owner's vocabulary, when the documents have that; else null. */
export function conceptOfSound(words: readonly string[], lexicon: Lexicon): Concept | null {
  const meant = lexicon.sounds.meantBy(words)
  if (!meant) return null
  const terms = meant.filter((word) => lexicon.own.term(word) !== null).map((word) => termsOf(word, lexicon)[0])
  if (terms.length === 0 || !terms.every((term) => term !== undefined)) return null
  const alike = { terms, ranking: soundsLike, covering: soundsLike, how: 'sound' } as const
  return concept([alike], words, lexicon, terms.length)
}

/** Words for which the owner gave others; null when the documents have none of them. */
export function conceptOfSynonyms(
  { members, length }: SynonymMatch,
  words: readonly string[],
  lexicon: Lexicon,
): Concept | null {
  const alternatives = members.flatMap(({ written }, place) =>
    written.flatMap((texts) => {
      const terms = texts.map((text) => lexicon.index.terms.find(text)).filter((term) => term !== undefined)
      const complete = terms.length === texts.length && terms.every((term) => lexicon.index.count(term) > 0)
      return complete ? [{ terms, ...(place === 0 ? itself : ownersSynonym) }] : []
    }),
  )
  return alternatives.length > 0 ? concept(alternatives, words, lexicon, length) : null
}

function concept(
  alternatives: readonly Alternative[],
  said: readonly string[],
  { index, passages }: Lexicon,
  words = 1,
): Concept {
  // With several terms, the rarest limits in how many passages they meet.
  const counts = alternatives.map(({ terms }) => Math.min(...terms.map((term) => index.count(term))))
  return { alternatives, said, weight: rarity(Math.max(0, ...counts), passages) * words, from: 'said', light: false }
}

function termsOf(word: string, { own, languages, index }: Lexicon): number[] {
  const forms = new Set([own, ...languages].map((language) => language.term(word)))
  return [...forms].flatMap((form) => known(form, index))
}

function relatedTo(word: string, { own, languages, index }: Lexicon): number[] {
  const terms = [own, ...languages].flatMap((language) => language.related(language.term(word) ?? ''))
  return [...new Set(terms)].flatMap((term) => known(term, index))
}

function known(term: string | null, index: InvertedIndex): number[] {
  const id = term === null ? undefined : index.terms.find(term)
  return id === undefined || index.count(id) === 0 ? [] : [id]
}

/** "Besuchergarage" as "Besucher" and "Garage". */
function inTwo(word: string, lexicon: Lexicon): Alternative[] | null {
  for (let at = word.length - shortestPart; at >= shortestPart; at--) {
    const [first] = termsOf(word.slice(0, at), lexicon)
    const [second] = termsOf(word.slice(at), lexicon)
    if (first === undefined || second === undefined) continue
    return [{ terms: [first, second], ranking: splitInTwo, covering: splitInTwo, how: 'in-two' }]
  }
  return null
}

function misheard(word: string, { own, languages, index }: Lexicon): Alternative[] {
  const forms = new Set([...languages, own].map((language) => language.term(word)).filter((form) => form !== null))
  const found = [...forms].flatMap((form) => index.terms.like(form)).filter(({ id }) => index.count(id) > 0)
  return found.map(({ id, likeness }) => ({ terms: [id], ranking: likeness, covering: likeness, how: 'spelling' }))
}
