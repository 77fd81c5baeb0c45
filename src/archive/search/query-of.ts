import type { CallFilter, IndexMatch, IndexQuery, IndexTerm, UnreadMatch } from '../ports.ts'
import { type NumberSearch, numberSearch } from '../words/numbers.ts'
import { readSearch, type SearchTerm } from '../words/search-terms.ts'
import { tokensOf } from '../words/tokens.ts'
import { mark, slowMark } from './marks.ts'

/** What the index is asked for a filter; null where nothing can fit. */
export function queryOf(filter: CallFilter): IndexQuery | null {
  const { tests = 'without', isLive = null, mayReadNumbers } = filter
  if (filter.caller !== undefined && !mayReadNumbers) return null
  const told = [...textTerms(filter.text ?? '', mayReadNumbers), ...signTerms(filter)]
  const started = [...callerTerms(filter.caller), ...lineTerms(filter.line)]
  const all = [...told, ...started]
  // What is wanted of the words, or of what came of a call, is known of no call that goes on.
  if (all.some((choice) => choice.length === 0) || (isLive === true && told.length > 0)) return null
  const unread = told.length > 0 || isLive === false ? null : unreadMatch(filter)
  return {
    match: all.length === 0 || isLive === true ? null : matchOf(all, tests),
    unread: all.length === 0 ? null : unread,
    from: filter.from ?? null,
    to: filter.to ?? null,
    isLive,
    isTest: tests === 'with' ? null : tests === 'only',
    slowerThanMs: filter.slowerThanMs ?? null,
  }
}

type Choice = readonly IndexTerm[]

function matchOf(all: readonly Choice[], tests: NonNullable<CallFilter['tests']>): IndexMatch {
  const test = markTerm(mark('test'))
  return { all: tests === 'only' ? [...all, [test]] : all, none: tests === 'without' ? [test] : [] }
}

function textTerms(text: string, mayReadNumbers: boolean): Choice[] {
  return readSearch(text).map((term) => [...wordTerm(term), ...(mayReadNumbers ? numberTerms(term) : [])])
}

function wordTerm({ words, isPrefix }: SearchTerm): Choice {
  return words.length === 0 ? [] : [{ column: 'words', tokens: words, isPrefix }]
}

/** Of the caller, or spoken of. */
function numberTerms({ number }: SearchTerm): Choice {
  return number === null ? [] : [numberTerm('caller', number), numberTerm('numbers', number)]
}

function numberTerm(column: 'caller' | 'numbers', { token, isPrefix }: NumberSearch): IndexTerm {
  return { column, tokens: [token], isPrefix }
}

function callerTerms(caller: string | undefined): Choice[] {
  if (caller === undefined || caller.trim() === '') return []
  if (isNumber(caller)) return [[numberTerm('caller', numberSearch(caller))]]
  const tokens = tokensOf(caller)
  return [tokens.length === 0 ? [] : [{ column: 'caller', tokens, isPrefix: true }]]
}

function lineTerms(line: CallFilter['line']): Choice[] {
  return line === undefined ? [] : [[markTerm(mark('line', line))]]
}

/** By what came of a call. */
function signTerms(filter: CallFilter): Choice[] {
  const { outcome, hour, language, slowerThanMs, transfer } = filter
  const wanted = [
    ...(outcome === undefined ? [] : [mark('outcome', outcome)]),
    ...(hour === undefined ? [] : [mark('hour', hour)]),
    ...(language === undefined ? [] : [mark('language', language)]),
    ...(transfer === undefined ? [] : [mark('transfer', transfer)]),
    ...(slowerThanMs === undefined ? [] : [slowMark(slowerThanMs)].filter((found) => found !== null)),
    ...(filter.hasErrors ? [mark('errors')] : []),
    ...(filter.isInterrupted ? [mark('interrupted')] : []),
    ...(filter.hasUnanswered ? [mark('unanswered')] : []),
    ...(filter.hasMessage ? [mark('message')] : []),
  ]
  return wanted.map((token) => [markTerm(token)])
}

function unreadMatch({ line, caller }: CallFilter): UnreadMatch {
  if (caller === undefined || caller.trim() === '') return { line: line ?? null, caller: null }
  return { line: line ?? null, caller: isNumber(caller) ? caller.replace(/\D/g, '').replace(/^0+/, '') : caller.trim() }
}

function isNumber(caller: string): boolean {
  return /\d/.test(caller) && /^[\d\s+().\-/]+$/.test(caller)
}

function markTerm(token: string): IndexTerm {
  return { column: 'marks', tokens: [token], isPrefix: false }
}
