import { type ClaimGrammar, grammars } from './grammar.ts'

/** Words by which an answer says that something was done. */
export interface Claim {
  /** Where it begins in the text, in characters, and its words as they stand there. */
  readonly start: number
  readonly words: string
  /** The phrase that it is about. */
  readonly phrase: string
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A phrase ready to be looked for. */
export interface Phrase {
  readonly text: string
  readonly words: readonly string[]
}

const wordOrSign = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}'’]/gu
const sign = /^[^\p{L}\p{M}\p{N}]$/u
const asks = /[?？؟]\s*["'”’)]*\s*$/u
const conditions: ReadonlySet<string> = new Set('if wenn falls si se als إذا अगर यदि'.split(' '))
/** Words behind "your" that still belong to it. */
const ownedWords = 3

/** A phrase of an action in the form in which it is looked for. */
export function toPhrase(text: string): Phrase {
  const small = text.toLowerCase().trim()
  return { text, words: split(small).map((word) => word.text) }
}

/**
 * Finds where a sentence claims one of the phrases to be done. Questions, offers, negations, conditions and how things
 * are done in general are none. Its time grows with the length of the sentence and the number of phrases.
 * @param language the first part of a tag; in one that is not known nothing is found
 */
export function findClaims(sentence: string, language: string, phrases: readonly Phrase[]): Claim[] {
  const grammar = grammars[language]
  if (!grammar || asks.test(sentence)) return []
  const small = sentence.toLowerCase()
  const likely = phrases.filter(({ words }) => words[0] !== undefined && small.includes(words[0]))
  if (likely.length === 0) return []
  const sentenceWords = split(small)
  const isConditional = sentenceWords.some(({ text }) => conditions.has(text))
  return likely.flatMap((phrase) => {
    for (let at = 0; at < sentenceWords.length; at += 1) {
      if (!phrase.words.every((word, index) => sentenceWords[at + index]?.text === word)) continue
      const opener = openerOf({ grammar, words: sentenceWords, at, phrase, isConditional })
      if (opener === null) continue
      const start = sentenceWords[opener]?.start ?? 0
      const end = sentenceWords[at + phrase.words.length - 1]?.end ?? sentence.length
      return [{ start, words: sentence.slice(start, end), phrase: phrase.text }]
    }
    return []
  })
}

/**
 * Where the end of a growing sentence may be the beginning of a claim ("I have"), in characters; null where it is none,
 * or where too much may follow to wait for it.
 */
export function openingOf(sentence: string, language: string): number | null {
  const grammar = grammars[language]
  if (!grammar?.between) return null
  const small = sentence.toLowerCase()
  if (!grammar.perfect.some((opener) => small.includes(opener.slice(opener.lastIndexOf(' ') + 1)))) return null
  const words = split(small)
  const from = words.findLastIndex(({ text }) => sign.test(text)) + 1
  const part = words.slice(from).map(({ text }) => text)
  if (part.some((word) => grammar.blockers.has(word))) return null
  const opener = behindOpener(part, grammar.perfect, grammar, grammar.reach, from)
  return opener === null ? null : (words[opener]?.start ?? null)
}

interface Place {
  readonly grammar: ClaimGrammar
  readonly words: readonly Word[]
  /** Where the phrase begins. */
  readonly at: number
  readonly phrase: Phrase
  readonly isConditional: boolean
}

/** The word with which the claim begins, or null when the phrase claims nothing here. */
function openerOf(place: Place): number | null {
  const { grammar, words, at, phrase, isConditional } = place
  const from = words.findLastIndex(({ text }, index) => index < at && sign.test(text)) + 1
  const part = words.slice(from, at).map(({ text }) => text)
  const behind = words[at + phrase.words.length]?.text ?? ''
  if (part.some((word) => grammar.blockers.has(word)) || grammar.general.has(behind)) return null
  if (grammar.blockers.has('सकता') && words.some(({ text }) => grammar.blockers.has(text))) return null
  if (grammar.infinitive.has(part.at(-1) ?? '')) return null
  const { progressive } = grammar
  if (progressive?.phrase.test(phrase.text)) {
    if (part.length === 0 && phrase.words.length > 1 && from === 0) return at
    return behindOpener(part, progressive.openers, grammar, null, from)
  }
  const opener =
    behindOpener(part, grammar.perfect, grammar, grammar.reach, from) ??
    behindOpener(part, grammar.passivePerfect, grammar, null, from) ??
    passiveOpener(part, grammar, from)
  if (opener !== null) return opener
  if (isConditional) return null
  const simple = behindOpener(part, grammar.simple, grammar, null, from)
  if (simple !== null) return simple
  if (grammar.bare?.test(phrase.text.toLowerCase())) return at
  // "Booked!"
  return from === 0 && part.length === 0 && grammar.between && (behind === '' || sign.test(behind)) ? at : null
}

/** The last of these openers with nothing between it and the phrase but what may be; `reach` null for nothing at all. */
function behindOpener(
  part: readonly string[],
  openers: readonly string[],
  grammar: ClaimGrammar,
  reach: number | null,
  from: number,
): number | null {
  for (const opener of openers) {
    const wanted = opener.split(' ')
    for (let at = part.length - wanted.length; at >= 0; at -= 1) {
      const between = part.slice(at + wanted.length)
      if (between.length > (reach ?? 0)) break
      if (!wanted.every((word, index) => part[at + index] === word)) continue
      if (grammar.inverting.has(part[at - 1] ?? '') || grammar.infinitive.has(between[0] ?? '')) continue
      if (mayStandBetween(between, grammar)) return from + at
    }
  }
  return null
}

function mayStandBetween(between: readonly string[], { between: allowed, beforeNoun }: ClaimGrammar): boolean {
  if (!allowed) return true
  let owned = 0
  for (const word of between) {
    if (beforeNoun.has(word)) owned = ownedWords
    else if (owned > 0) owned -= 1
    else if (!allowed.has(word)) return false
  }
  return true
}

function passiveOpener(part: readonly string[], grammar: ClaimGrammar, from: number): number | null {
  for (const opener of grammar.passive) {
    const length = opener.split(' ').length
    const at = part.length - length
    if (at < 0 || part.slice(at).join(' ') !== opener) continue
    const before = part.slice(0, at)
    const mine = before.findLastIndex((word) => grammar.your.has(word))
    if (grammar.subjects.has(before.at(-1) ?? '')) return from + at - 1
    if (mine >= 0 && at - mine <= ownedWords + 2) return from + mine
    if (before.length === 0 && grammar.subjects.has(opener.split(' ')[0] ?? '')) return from
  }
  return null
}

function split(small: string): Word[] {
  return [...small.matchAll(wordOrSign)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}
