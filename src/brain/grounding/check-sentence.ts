import type { Evidence } from './evidence.ts'
import { isStated } from './facts.ts'
import { isKnownName, isName } from './names.ts'
import { Reader } from './reader.ts'
import { findLeak, type Leak } from './secrets.ts'
import type { Specific, SpecificKind } from './specific.ts'
import { visitSpecifics } from './specifics.ts'
import { type Token, tokenise } from './tokens.ts'

export type Verdict =
  /** How many characters from the beginning may be spoken now. */
  | { readonly safe: number }
  /** A specific that nothing supports, as the sentence has it; `rules` for words of the secrets. */
  | { readonly invented: string; readonly kind: SpecificKind | 'rules' }

/**
 * Looks for specifics that are in none of the evidence: numbers, times, dates, prices, telephone numbers, addresses and
 * names, in figures or words. Never throws; its time grows with the length of the sentence.
 *
 * Words are whole once a blank follows them: who passes a growing sentence word by word ends it with a blank. A specific
 * that may go on with the next word is not safe yet, and nothing behind it. The beginning of a growing sentence never
 * gets another verdict: what was safe stays safe. Of `rules`, up to two words may have been safe before.
 * @param sentence from its beginning
 * @param isWhole false while the sentence may grow
 * @param before the last words of the answer before it, since secrets can be told in small sentences
 */
export function checkSentence(sentence: string, isWhole: boolean, evidence: Evidence, before = ''): Verdict {
  const seen = isWhole ? sentence : wholeWords(sentence)
  const tokens = tokenise(seen)
  const leak = leakIn(seen, tokens, before, evidence)
  if (leak.leaked) return { invented: seen.slice(leak.leaked.start, leak.leaked.end), kind: 'rules' }
  const verdict = checkSpecifics(seen, new Reader(tokens, isWhole), evidence)
  if ('invented' in verdict || isWhole || leak.suspicious === null) return verdict
  return { safe: Math.min(verdict.safe, leak.suspicious) }
}

/** Places are in characters of the sentence; what began before it begins at 0. */
function leakIn(sentence: string, tokens: readonly Token[], before: string, { secrets }: Evidence): Leak {
  if (before === '') return findLeak(tokens, secrets)
  const inSentence = (place: number) => Math.max(place - before.length - 1, 0)
  const { leaked, suspicious } = findLeak(tokenise(`${before} ${sentence}`), secrets)
  return {
    leaked: leaked && { start: inSentence(leaked.start), end: inSentence(leaked.end) },
    suspicious: suspicious === null ? null : inSentence(suspicious),
  }
}

/** The text up to its last blank. */
function wholeWords(text: string): string {
  let end = text.length
  while (end > 0 && !/\s/.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

function checkSpecifics(text: string, reader: Reader, evidence: Evidence): Verdict {
  const { tokens } = reader
  let verdict: Verdict = { safe: text.length }
  const startOf = (at: number) => (tokens[at] as Token).start
  const refuse = (start: number, end: number, kind: SpecificKind) => {
    verdict = { invented: text.slice(startOf(start), tokens[end - 1]?.end), kind }
    return true
  }
  const hold = (at: number) => {
    verdict = { safe: startOf(at) }
    return true
  }
  visitSpecifics(text, reader, evidence.lexicon, {
    word: (at) => {
      const name = isName(reader, at, evidence.lexicon)
      if (reader.touchedEnd) return hold(at)
      return name && !isKnown((tokens[at] as Token).text, evidence) && refuse(at, at + 1, 'name')
    },
    specific: (specific) => {
      if (isSupported(specific, evidence)) return false
      const others = specific.otherwise?.() ?? []
      if (reader.touchedEnd) return hold(specific.start)
      const before = specific.claims.slice(0, -1)
      const supported = others.length > 0 && isSupported({ ...specific, claims: [...before, others] }, evidence)
      return !supported && refuse(specific.start, specific.end, specific.kind)
    },
    open: hold,
  })
  return verdict
}

function isSupported({ claims }: Specific, { texts }: Evidence): boolean {
  return claims.every((readings) => readings.some((facts) => facts.every((fact) => isStated(fact, texts))))
}

function isKnown(name: string, { names, texts }: Evidence): boolean {
  const known = names.get(name) ?? isKnownName(name, texts)
  names.set(name, known)
  return known
}
