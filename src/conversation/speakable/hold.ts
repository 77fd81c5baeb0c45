import { isSpeakable } from './tidy.ts'

/** What a language's rules say together, and so must leave together. Figures, signs and brackets hold in every language. */
export interface HoldRules {
  /**
   * Whether the next word may change how this one is said.
   * @param word with the punctuation around it
   * @param before the sentence up to the word
   */
  opens(word: string, before: string): boolean
  /** Whether a word that opens nothing by itself may still be said together with the words held before it. */
  carriesOn(held: string, word: string): boolean
}

/** A bracket that stays open for more characters than this holds no more. */
const longestBracket = 120

/** Leaves with the next word, because it is gone when no word follows. */
const looseEnd = /[\s,;–—-]+$/
const figure = /\d/

/**
 * How many characters of `sentence` may be spoken now, whatever comes next.
 * @param sentence what has come of it, up to a blank
 * @param given how many of its characters left before
 */
export function safeLength(sentence: string, given: number, rules: HoldRules): number {
  const held = heldFrom(sentence, given, rules)
  return Math.max(given, sentence.slice(0, held).replace(looseEnd, '').length)
}

/** Where the words start that wait for the next one. */
function heldFrom(sentence: string, given: number, rules: HoldRules): number {
  let start = -1
  for (const { 0: word, index } of sentence.slice(given).matchAll(/[^ ]+/g)) {
    const at = given + index
    const held = start < 0 ? '' : sentence.slice(start, at).trimEnd()
    const waits = carriesOn(held, word, rules) || opens(word, sentence.slice(0, at), rules)
    if (!waits) start = -1
    else if (start < 0) start = at
  }
  return start < 0 ? sentence.length : start
}

function opens(word: string, before: string, rules: HoldRules): boolean {
  return figure.test(word) || !isSpeakable(word) || word.endsWith(')') || isUnclosed(word) || rules.opens(word, before)
}

function carriesOn(held: string, word: string, rules: HoldRules): boolean {
  if (!held) return false
  return (isUnclosed(held) && held.length < longestBracket) || rules.carriesOn(held, word)
}

const isUnclosed = (text: string) => text.lastIndexOf('(') > text.lastIndexOf(')')
