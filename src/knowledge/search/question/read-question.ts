import type { KnowledgeQuestion } from '../../ports.ts'
import { splitWords } from '../language/segments.ts'
import { type Concept, hasSubject, mostConcepts, type Query } from '../query.ts'
import {
  conceptOfJoined,
  conceptOfMisheard,
  conceptOfSound,
  conceptOfSynonyms,
  conceptOfWord,
  isKnown,
  type Lexicon,
} from './concepts.ts'
import type { Synonyms } from './synonyms.ts'
import { joinLetters } from './words-heard.ts'

/** In characters and in words: more than anybody says in one breath, and enough to do no harm. */
const longestQuestion = 1_000
const mostWords = 60
/** What a question only implies says less about its matter than what it says. */
const impliedShare = 0.4
/** What was asked before says less about what is asked now, when that has a subject of its own. */
const beforeShare = 0.6
/** A question of so few words, as a rule, is the rest of one that was asked before. */
const fragment = 3
/** With more than so many subjects of its own, "it" and "that" mean something in the question itself. */
const fewSubjects = 2

/** Reads a question with what it leaves unsaid because it was said before. */
export function readQuestion(question: KnowledgeQuestion, lexicon: Lexicon, synonyms: Synonyms): Query {
  const own = readWords(question.text, lexicon, synonyms)
  if (question.before === null || !goesOn(question.text, own, lexicon)) return own.slice(0, mostConcepts)
  const earlier = leftUnsaid(own, readWords(question.before, lexicon, synonyms))
  return [...own, ...earlier].slice(0, mostConcepts)
}

/** What of the question before is still asked. */
function leftUnsaid(own: readonly Concept[], before: readonly Concept[]): Concept[] {
  const terms = new Set(own.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.terms)))
  // What the documents do not know is still asked: its price is not that of something else.
  const isNew = ({ alternatives: [main] }: Concept) => !main?.terms.every((term) => terms.has(term))
  // "Where is it?" after "When does it open?" no longer asks when.
  const hasKind = own.some(({ from }) => from === 'implied')
  return before
    .filter((concept) => isNew(concept) && !(hasKind && concept.from === 'implied'))
    .map((concept) => weaker(concept, 'before', hasSubject(own) ? beforeShare : 1))
}

/** What is said first, then what is implied. */
function readWords(text: string, lexicon: Lexicon, synonyms: Synonyms): Concept[] {
  const settled = lexicon.own.settle(text.slice(0, longestQuestion))
  const { rest, implied } = readKind(settled, lexicon)
  const words = joinLetters(splitWords(rest, false)).slice(0, mostWords)
  const found = new Map<string, Concept>()
  for (let at = 0; at < words.length; ) {
    const { concept, length } = readAt(words, at, lexicon, synonyms)
    if (concept) found.set(keyOf(concept, words.slice(at, at + length)), concept)
    at += length
  }
  for (const { word, phrase } of implied) {
    const concept = conceptOfWord(word, lexicon)
    if (!concept || concept.alternatives.length === 0) continue
    const key = keyOf(concept)
    if (!found.has(key)) found.set(key, { ...weaker(concept, 'implied', impliedShare), said: [phrase] })
  }
  return [...found.values()]
}

interface Read {
  readonly concept: Concept | null
  /** Words that it takes up. */
  readonly length: number
}

/** The most that the words from `at` on can be taken for together. */
function readAt(words: readonly string[], at: number, lexicon: Lexicon, synonyms: Synonyms): Read {
  const match = synonyms.at(words, at)
  const meant = match && conceptOfSynonyms(match, words.slice(at, at + match.length), lexicon)
  if (meant) return { concept: meant, length: match.length }
  for (const length of [3, 2]) {
    if (at + length > words.length) continue
    const concept = conceptOfJoined(words.slice(at, at + length), lexicon)
    if (concept) return { concept, length }
  }
  for (const length of [3, 2, 1]) {
    const heard = words.slice(at, at + length)
    const isStrange = (word: string) => lexicon.own.term(word) !== null && !isKnown(word, lexicon)
    if (heard.length < length || !heard.some(isStrange)) continue
    const concept = conceptOfSound(heard, lexicon) ?? (length === 2 ? conceptOfMisheard(heard, lexicon) : null)
    if (concept) return { concept, length }
  }
  return { concept: conceptOfWord(words[at] ?? '', lexicon), length: 1 }
}

interface Implied {
  readonly word: string
  /** The turn of phrase that implies it. */
  readonly phrase: string
}

/** The kind of question, as words that it implies, and the question without the turns of phrase that say so. */
function readKind(settled: string, { own }: Lexicon): { rest: string; implied: Implied[] } {
  const implied: Implied[] = []
  let rest = settled
  for (const [pattern, word] of own.notes.askedFor) {
    let phrase = ''
    rest = rest.replace(pattern, (met) => {
      phrase = met
      return ' '
    })
    if (phrase !== '') implied.push({ word, phrase: phrase.trim() })
  }
  return { rest, implied }
}

function goesOn(text: string, concepts: readonly Concept[], { own }: Lexicon): boolean {
  const settled = own.settle(text.slice(0, longestQuestion)).trim()
  const subjects = concepts.filter(({ from, light }) => from === 'said' && !light).length
  if (subjects === 0 || own.notes.goingOn.test(settled)) return true
  if (subjects <= fewSubjects && own.notes.pointing.test(settled)) return true
  return subjects === 1 && splitWords(settled, false).length <= fragment
}

/** Concepts with the same key are one; those that the documents do not know differ by their words. */
function keyOf({ alternatives }: Concept, words: readonly string[] = []): string {
  return alternatives[0]?.terms.join() ?? words.join(' ')
}

function weaker(concept: Concept, from: Concept['from'], share: number): Concept {
  const alternatives = concept.alternatives.map((one) => ({ ...one, ranking: one.ranking * share }))
  return { ...concept, alternatives, weight: concept.weight * share, from }
}
