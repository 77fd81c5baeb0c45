import { momentsOf } from '../insights/days.ts'
import type { CallFilter, IndexMatch, IndexQuery, IndexTerm, SpanRange, UnreadMatch } from '../ports.ts'
import { type NumberSearch, numberSearch } from '../words/numbers.ts'
import { readSearch, type SearchTerm } from '../words/search-terms.ts'
import { tokensOf } from '../words/tokens.ts'
import { mark, slowerMarks, slowMark } from './marks.ts'

/** What the index is asked for a filter; null where nothing can fit. */
export function queryOf(filter: CallFilter): IndexQuery | null {
  const { tests = 'without', isLive = null, mayReadNumbers } = filter
  if (filter.caller !== undefined && !mayReadNumbers) return null
  const told = [...textTerms(filter.text ?? '', mayReadNumbers), ...signTerms(filter)]
  const started = [...callerTerms(filter.caller), ...lineTerms(filter.line)]
  const all = [...told, ...started]
  const days = daysOf(filter)
  // What is wanted of the words, of the day, or of what came of a call, is known of no call that goes on.
  const isTold = told.length > 0 || days !== null
  if (all.some((choice) => choice.length === 0) || (isLive === true && isTold)) return null
  const unread = isTold || isLive === false ? null : unreadMatch(filter)
  return {
    match: all.length === 0 || isLive === true ? null : matchOf(all, tests),
    unread: all.length === 0 ? null : unread,
    ...spanOf(filter),
    days,
    isLive,
    isTest: tests === 'with' ? null : tests === 'only',
    slowerThanMs: isFirstSentence(filter) ? (filter.slowerThanMs ?? null) : null,
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

/** Before and behind all days. */
const anyDay = { from: 0, to: 99_999_999 }

function daysOf({ fromDay, toDay }: CallFilter): SpanRange | null {
  if (fromDay === undefined && toDay === undefined) return null
  return { from: fromDay ?? anyDay.from, to: toDay ?? anyDay.to }
}

/** In which time to look: days are within one too, wherever they are counted. */
function spanOf({ from, to, fromDay, toDay }: CallFilter): Pick<IndexQuery, 'from' | 'to'> {
  const froms = [from ?? [], fromDay === undefined ? [] : momentsOf(fromDay).from].flat()
  const tos = [to ?? [], toDay === undefined ? [] : momentsOf(toDay).to].flat()
  return { from: froms.length === 0 ? null : Math.max(...froms), to: tos.length === 0 ? null : Math.min(...tos) }
}

function isFirstSentence({ stage = 'firstSentence' }: CallFilter): boolean {
  return stage === 'firstSentence'
}

/** By what came of a call. */
function signTerms(filter: CallFilter): Choice[] {
  const { outcome, weekday, hour, language, transfer, currency } = filter
  const wanted = [
    ...(outcome === undefined ? [] : [mark('outcome', outcome)]),
    ...(weekday === undefined ? [] : [mark('weekday', weekday)]),
    ...(hour === undefined ? [] : [mark('hour', hour)]),
    ...(language === undefined ? [] : [mark('language', language)]),
    ...(transfer === undefined ? [] : [mark('transfer', transfer)]),
    ...(currency === undefined ? [] : [mark('currency', currency)]),
    ...(filter.hasErrors ? [mark('errors')] : []),
    ...(filter.isInterrupted ? [mark('interrupted')] : []),
    ...(filter.hasUnanswered ? [mark('unanswered')] : []),
    ...(filter.hasMessage ? [mark('message')] : []),
    ...(filter.isAnsweredAlone ? [mark('alone')] : []),
    ...(filter.hasSilence ? [mark('silent')] : []),
    ...(filter.isRecorded ? [mark('recorded')] : []),
    ...(filter.isUnpriced ? [mark('unpriced')] : []),
  ]
  return [...wanted.map((token) => [markTerm(token)]), ...slowTerms(filter)]
}

function slowTerms(filter: CallFilter): Choice[] {
  const { slowerThanMs, stage = 'firstSentence' } = filter
  if (slowerThanMs === undefined) return []
  if (!isFirstSentence(filter)) return [slowerMarks(stage, slowerThanMs).map(markTerm)]
  const step = slowMark(slowerThanMs)
  return step === null ? [] : [[markTerm(step)]]
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
