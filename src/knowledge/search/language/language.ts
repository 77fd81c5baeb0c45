import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { loadTools, primaryTag } from './languages.ts'
import { type LanguageNotes, noNotes } from './notes.ts'
import { evenOut, fold, isLoneLetter, splitWords } from './segments.ts'
import { spanish } from './spanish.ts'

/** How the words of one language are compared. */
export interface Language {
  readonly tag: string
  readonly notes: LanguageNotes
  /** Text with apostrophes and spellings settled, small letters only. */
  settle(text: string): string
  /** The form in which a word of `splitWords` is compared; null for one that carries no subject. */
  term(word: string): string | null
  /** The terms of a text, in order; repeats are kept. */
  terms(text: string): string[]
  isStopWord(word: string): boolean
  /** Whether a word stands beside a subject rather than names one. */
  isLight(word: string): boolean
  /** What else a document may say for this term, as terms. */
  related(term: string): readonly string[]
}

const allNotes: Readonly<Record<string, LanguageNotes>> = { en: english, de: german, es: spanish, fr: french }

/** Signs that say as much as a word. */
const currencies: LanguageNotes['spellings'] = [
  [/€/g, ' euro '],
  [/\$/g, ' dollar '],
  [/£/g, ' pound '],
]

/** Words whose terms are remembered: more than most businesses use. */
const remembered = 50_000
/** Beyond this length, in characters, a word is noise. */
const longestWord = 40

/** @param tag BCP 47; an unknown language is taken word by word */
export async function loadLanguage(tag: string): Promise<Language> {
  const primary = primaryTag(tag)
  const { stem, stopWords } = await loadTools(primary)
  const notes = allNotes[primary] ?? noNotes
  const stops = stopSet([...stopWords, ...notes.smallTalk.split(/\s+/)], notes.kept)
  const seen = new Map<string, string | null>()

  function term(word: string): string | null {
    const known = seen.get(word)
    if (known !== undefined) return known
    const found = isContent(word) ? fold(stem(word)) || null : null
    if (seen.size >= remembered) seen.clear()
    seen.set(word, found)
    return found
  }

  function isContent(word: string): boolean {
    return word.length < longestWord && !isLoneLetter(word) && !stops.has(word)
  }

  function settle(text: string): string {
    const even = evenOut(text)
    const whole = primary === 'en' ? even.replace(/['’](?:s\b)?/g, '') : even.replace(/['’]/g, ' ')
    return [...currencies, ...notes.spellings].reduce((result, [phrase, word]) => result.replace(phrase, word), whole)
  }

  const light = new Set(splitWords(evenOut(notes.light), false).map(term))
  const groups = relatedTerms(notes.related, term)
  return {
    tag: primary,
    notes,
    settle,
    term,
    terms: (text) =>
      splitWords(settle(text), true)
        .map(term)
        .filter((found) => found !== null),
    isStopWord: (word) => stops.has(word),
    isLight: (word) => light.has(term(word)),
    related: (found) => groups.get(found) ?? [],
  }
}

function stopSet(words: readonly string[], kept: string): Set<string> {
  const stops = new Set<string>()
  for (const word of words) {
    // Lists write "don't"; callers' words come as "dont" or, elsewhere, as "l hôpital".
    const plain = word.toLowerCase().replace(/['’]/g, '')
    stops.add(plain).add(fold(plain))
  }
  for (const word of kept.split(/\s+/)) {
    stops.delete(word)
    stops.delete(fold(word))
  }
  stops.delete('')
  return stops
}

function relatedTerms(groups: readonly string[], term: (word: string) => string | null): Map<string, string[]> {
  const related = new Map<string, string[]>()
  for (const group of groups) {
    const terms = [...new Set(splitWords(evenOut(group), false).map(term))].filter((found) => found !== null)
    for (const own of terms) {
      const others = related.get(own) ?? []
      related.set(own, [...new Set([...others, ...terms.filter((other) => other !== own)])])
    }
  }
  return related
}
