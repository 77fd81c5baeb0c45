import type { Language } from '../search/language/language.ts'
import { splitWords } from '../search/language/segments.ts'

/** What a question asks about: the terms that stand for its matter, each with how much it says of it, 1 as a rule. */
export type QuestionTerms = ReadonlyMap<string, number>

/** What is asked of a thing ("how much": a price) needs an answer of its own, however well the thing itself agrees. */
const aspectShare = 2
/** Words that only ask whether there is something say little of what it is. */
const askingShare = 0.3
/** Shorter than this, in characters, two words that follow one another are not taken for one that was split. */
const shortestJoined = 4

const askingWords: Readonly<Record<string, string>> = {
  en: 'accept allow allowed allows available availability offer offers offered provide provides',
  de: 'anbieten angeboten bietet erlaubt erlauben haben hätten verfügbar',
  es: 'acepta aceptan disponible hay ofrece ofrecen permite permiten permitido',
  fr: 'acceptez accepter autorisé avez disponible offrez permis proposez proposer',
}

/** Said to whoever listens; other languages have theirs among the words without a subject. */
const fillers = new Set(['folks', 'guys', 'whether'])

/** The words of a question in one spelling, so that wordings differ by more than case and punctuation. */
export function plainWords(question: string, language: Language): string[] {
  return splitWords(language.settle(question), false)
}

/**
 * Gives a function from the words of a question to its terms, without greetings and small change; empty when there is
 * nothing else in them.
 *
 * @param isKnown tells whether a word occurs in any of the questions: "wi fi" is one word where others say "wifi"
 */
export function questionTermsIn(
  language: Language,
  isKnown: (word: string) => boolean,
): (words: readonly string[]) => QuestionTerms {
  const asking = new Set(termsOf((askingWords[language.tag] ?? '').split(' '), language))
  const implied = termsOf(
    language.notes.askedFor.map(([, word]) => word.trim()),
    language,
  )
  const aspects = new Set(implied.flatMap((term) => [term, ...language.related(term)]))
  const shareOf = (term: string) => (asking.has(term) ? askingShare : aspects.has(term) ? aspectShare : 1)

  return (split) => {
    const words = joinSplit(
      split.filter((word) => !fillers.has(word)),
      isKnown,
    )
    const asked = language.notes.askedFor.reduce((text, [phrase, word]) => text.replace(phrase, word), words.join(' '))
    const terms = new Map<string, number>()
    for (const term of termsOf(asked.split(' '), language)) {
      // "How much does it cost" and "what does it cost" are one matter, and say it once.
      const isSaid = terms.has(term) || language.related(term).some((other) => terms.has(other))
      if (!isSaid) terms.set(term, shareOf(term))
    }
    return terms
  }
}

function joinSplit(words: readonly string[], isKnown: (word: string) => boolean): string[] {
  const joined: string[] = []
  for (const word of words) {
    const both = `${joined.at(-1) ?? ''}${word}`
    if (joined.length > 0 && both.length >= shortestJoined && isKnown(both)) joined[joined.length - 1] = both
    else joined.push(word)
  }
  return joined
}

function termsOf(words: readonly string[], language: Language): string[] {
  return words.map((word) => language.term(word)).filter((term) => term !== null)
}
