import { statedNames } from './addresses.ts'
import { type Fact, type Stated, state } from './facts.ts'
import { type Lexicon, lexiconFor } from './lexicon.ts'
import { Reader } from './reader.ts'
import { readSecrets, type Secrets } from './secrets.ts'
import type { Specific } from './specific.ts'
import { visitSpecifics } from './specifics.ts'
import { type Token, tokenise } from './tokens.ts'

/** What an answer may rest on, read and ready for `checkSentence`. Only that function looks inside. */
export interface Evidence {
  readonly texts: readonly Stated[]
  readonly secrets: Secrets
  readonly lexicon: Lexicon
  /** Names that were looked up already. */
  readonly names: Map<string, boolean>
}

export interface EvidenceOptions {
  /** Texts that must not be read out, such as the rules that a model is given. */
  readonly secrets?: readonly string[]
}

/** Passages and settings come again with every turn; the characters of those that are kept, about. */
const keptCharacters = 2_000_000

/**
 * Gives a function that reads texts for their specifics: passages with their headings, the calendar's words, what was
 * said in the call, the owner's settings. Texts that were read lately are not read again. Pure otherwise; any text will
 * do.
 * @param language tag such as `en-US` of the call; figures and addresses are read in every language, numbers in words
 *   in those that are known
 */
export function createEvidenceGatherer(
  language: string,
  { secrets = [] }: EvidenceOptions = {},
): (texts: readonly string[]) => Evidence {
  const lexicon = lexiconFor(language)
  const hidden = readSecrets(secrets.map(tokenise))
  const known = new Map<string, Stated>()
  let characters = 0

  function read(text: string): Stated {
    const kept = known.get(text)
    if (kept) {
      // The map is in the order of last use.
      known.delete(text)
      known.set(text, kept)
      return kept
    }
    const stated = readText(text, lexicon)
    known.set(text, stated)
    characters += text.length
    for (const oldest of known.keys()) {
      if (characters <= keptCharacters) break
      known.delete(oldest)
      characters -= oldest.length
    }
    return stated
  }

  return (texts) => ({ texts: texts.map(read), secrets: hidden, lexicon, names: new Map() })
}

/** Where one time is past twelve in figures, all of them are counted to 24. */
const countsTo24 = /(?<!\d)(?:1[3-9]|2[0-3])[:.]\d\d(?!\d)/

function readText(text: string, lexicon: Lexicon): Stated {
  const stated: Stated = { keys: new Set(), words: new Set(), digits: '' }
  const tokens = tokenise(text)
  for (const token of tokens) if (token.kind === 'word') stated.words.add(token.text)
  const enter = (facts: readonly Fact[]) => {
    for (const fact of facts) state(withAllNames(fact), stated)
  }
  const isFullDay = countsTo24.test(text)
  const enterFigure = (facts: readonly Fact[]) =>
    enter(facts.map((fact) => (fact.type === 'clock' ? { ...fact, exact: true } : fact)))
  enterImplied(tokens, lexicon, stated)
  if (tellsNow.test(text)) enterWeek(text, stated)
  visitSpecifics(text, new Reader(tokens, true), lexicon, {
    word: () => false,
    specific: ({ start, claims, apart = [], otherwise }: Specific) => {
      const add = isFullDay && /^\d+[:.]\d/.test(tokens[start]?.text ?? '') ? enterFigure : enter
      for (const readings of claims) for (const facts of readings) add(facts)
      for (const facts of [...apart, ...(otherwise?.() ?? [])]) enter(facts)
      return false
    },
    open: () => {},
  })
  return stated
}

function enterImplied(tokens: readonly Token[], lexicon: Lexicon, stated: Stated): void {
  const reader = new Reader(tokens, true)
  for (let at = 0; at < tokens.length; at++) {
    const found = lexicon.implied.read(reader, at)
    if (found) state({ type: 'amount', value: found.value.factor, unit: found.value.name }, stated)
  }
}

/** The moment of the call as our notes have it: `Wednesday, 25 November 2026, 14:05`. */
const tellsNow = /\d{1,2} \p{L}+ 20\d\d, \d{1,2}:\d\d/u
const dayMs = 86_400_000

/** "Tomorrow, the twenty-sixth": whoever knows what day it is may name those of the week around it. */
function enterWeek(text: string, stated: Stated): void {
  const today = Date.parse(`${tellsNow.exec(text)?.[0].replace(/,.*/, '')} UTC`)
  if (Number.isNaN(today)) return
  for (let days = -1; days <= 7; days++) {
    const date = new Date(today + days * dayMs)
    state({ type: 'date', month: date.getUTCMonth() + 1, day: date.getUTCDate() }, stated)
  }
}

const withAllNames = (fact: Fact): Fact =>
  fact.type === 'address' ? { type: 'address', names: fact.names.flatMap(statedNames) } : fact
