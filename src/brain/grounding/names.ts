import { distance } from 'fastest-levenshtein'
import type { Lexicon } from './lexicon.ts'
import type { Reader } from './reader.ts'
import type { Token } from './tokens.ts'

/** Recognition and spelling differ by a letter in long words only. */
const longName = 6
/** Letters and short acronyms are everyday words: "PIN", "CT", "X-ray". */
const shortAcronym = 3
/** Endings of German nouns that are no names. */
const nounEnding =
  /(?:ung|heit|keit|schaft|ion|tat|tag|zeit|nis|ment|ismus|ling|chen|erung|platz|haus|stunde|stunden|karte|dienst)(?:e|en|s)?$/

/** Whether the word at a place names somebody or something, as far as its capital and its neighbours tell. */
export function isName(reader: Reader, at: number, lexicon: Lexicon): boolean {
  const token = reader.tokens[at]
  if (!token || !canBeName(token, lexicon)) return false
  const before = wordBefore(reader.tokens, at)
  if (before && lexicon.words.titles.has(before.text)) return true
  if (startsSentence(reader.tokens, at, lexicon)) return false
  // Words that are shouted, not named.
  if (token.letters === 'upper' && before?.letters === 'upper') return false
  return !lexicon.capitalNouns || isNameAmongNouns(reader, at, lexicon)
}

function canBeName(token: Token, { words }: Lexicon): boolean {
  if (token.kind !== 'word' || token.letters === 'lower' || token.text.length < 2) return false
  if (token.letters === 'upper' && token.text.length <= shortAcronym) return false
  return !words.commonNames.has(token.text) && !words.titles.has(token.text)
}

/** The word in front, over the stop of an abbreviation. */
function wordBefore(tokens: readonly Token[], at: number): Token | undefined {
  const before = tokens[at - 1]
  return before?.text === '.' ? tokens[at - 2] : before
}

const opening = /^[.!?:…"“„«¿¡*•|]$/

function startsSentence(tokens: readonly Token[], at: number, { words }: Lexicon): boolean {
  const before = tokens[at - 1]
  if (!before) return true
  if (!opening.test(before.text)) return false
  const abbreviated = tokens[at - 2]
  return !(before.text === '.' && abbreviated && (words.titles.has(abbreviated.text) || abbreviated.text.length === 1))
}

/** Where every noun has a capital, only two in a row, neither with the look of a noun, are taken for a name. */
function isNameAmongNouns(reader: Reader, at: number, lexicon: Lexicon): boolean {
  const looksLikeName = (token: Token | undefined) =>
    token !== undefined && canBeName(token, lexicon) && !nounEnding.test(token.text)
  if (!looksLikeName(reader.tokens[at])) return false
  const before = reader.tokens[at - 1]
  if (before?.kind === 'word' && before.letters === 'capital' && !startsSentence(reader.tokens, at - 1, lexicon)) {
    return looksLikeName(before)
  }
  const after = reader.at(at + 1)
  return after?.kind === 'word' && looksLikeName(after)
}

/** Whether a name occurs among words: as it is, without its plural, or in long names one letter off. */
export function isKnownName(name: string, texts: readonly { readonly words: ReadonlySet<string> }[]): boolean {
  const forms = [name, `${name}s`, ...(name.length > 3 && name.endsWith('s') ? [name.slice(0, -1)] : [])]
  if (texts.some(({ words }) => forms.some((form) => words.has(form)))) return true
  return name.length >= longName && texts.some(({ words }) => isNearlyAmong(name, words))
}

function isNearlyAmong(name: string, words: ReadonlySet<string>): boolean {
  for (const word of words) {
    if (Math.abs(word.length - name.length) < 2 && distance(word, name) < 2) return true
  }
  return false
}
