import { foldWords } from '../../lib/fold-words.ts'
import type { Expectation } from '../../scenario/schema.ts'
import type { Happened } from './happened.ts'

/** Whether something that was expected came true; `why` says what happened instead, or why nobody can tell. */
export interface Verdict {
  readonly status: 'passed' | 'failed' | 'skipped'
  /** What was expected, in words. */
  readonly what: string
  readonly why: string
}

/**
 * Looks whether an expectation came true. What can be checked of it is; it fails if that did not come true, and is
 * skipped when there is more to it that cannot be checked here.
 */
export function checkExpectation(expectation: Expectation, happened: Happened): Verdict {
  const what = describe(expectation)
  if (happened.missing !== null) return { status: 'failed', what, why: happened.missing }
  const { status, why } = checkEvent(expectation, happened)
  const [unknown] = expectation.unknown
  if (status === 'passed' && unknown) return { status: 'skipped', what, why: 'that cannot be checked here' }
  return { status, what, why }
}

type Found = Pick<Verdict, 'status' | 'why'>

const passed: Found = { status: 'passed', why: '' }
const failed = (why: string): Found => ({ status: 'failed', why })

function checkEvent(expectation: Expectation, happened: Happened): Found {
  switch (expectation.event) {
    case 'speech':
      return checkSpeech(expectation, happened)
    case 'action':
      return checkAction(expectation, happened)
    case 'transfer':
      return checkTransfer(expectation, happened)
    case 'hang-up': {
      const isOver = happened.entries.some((entry) => entry.who === 'line' && entry.event === 'assistant-hung-up')
      return seen(expectation, isOver, isOver ? 'the assistant hung up' : 'the assistant did not hang up')
    }
    default:
      return passed
  }
}

function checkSpeech({ contains, absent, withinMs }: Expectation, { heard, firstWordMs }: Happened): Found {
  const said = heard.join(' ')
  const heardThis = said === '' ? 'nothing was heard' : `heard: ${JSON.stringify(said)}`
  if (absent) {
    const found = contains.filter((words) => hasWords(said, words))
    if (contains.length === 0) return said === '' ? passed : failed(heardThis)
    return found.length === 0 ? passed : failed(heardThis)
  }
  if (said === '' || contains.some((words) => !hasWords(said, words))) return failed(heardThis)
  if (withinMs === null || (firstWordMs !== null && firstWordMs <= withinMs)) return passed
  return failed(firstWordMs === null ? 'nothing was heard' : `the first word came after ${Math.round(firstWordMs)} ms`)
}

function checkAction(expectation: Expectation, { actions }: Happened): Found {
  if (actions === null) {
    return { status: 'skipped', why: 'actions can be seen only with the assistant of this folder, without --url' }
  }
  const { name, outcome } = expectation
  const isSeen = actions.some((action) => action.name === name && (outcome === null || action.outcome === outcome))
  const all = actions.map((action) => `${action.name} (${action.outcome ?? 'not ended'})`)
  return seen(expectation, isSeen, all.length > 0 ? `actions: ${all.join(', ')}` : 'there was no action')
}

function checkTransfer(expectation: Expectation, { entries }: Happened): Found {
  const events = entries.flatMap((entry) => (entry.who === 'line' ? [entry.event] : []))
  const rang = events.includes('ringing')
  const outcome = events.includes('connected') ? 'connected' : 'missed'
  const isSeen = rang && (expectation.outcome === null || expectation.outcome === outcome)
  return seen(expectation, isSeen, rang ? `somebody was called: ${outcome}` : 'nobody was called')
}

function seen({ absent }: Expectation, isSeen: boolean, why: string): Found {
  return isSeen !== absent ? passed : failed(why)
}

/** Whole words, whatever their case, accents and punctuation. */
function hasWords(text: string, words: string): boolean {
  return ` ${foldWords(text)} `.includes(` ${foldWords(words)} `)
}

function describe({ event, contains, name, outcome, withinMs, absent, unknown }: Expectation): string {
  const words = contains.map((text) => JSON.stringify(text)).join(' and ')
  return [
    absent ? `no ${event}` : event,
    name,
    words && `with ${words}`,
    outcome,
    withinMs !== null && `within ${withinMs} ms`,
    unknown.length > 0 && `(${unknown.join(', ')})`,
  ]
    .filter(Boolean)
    .join(' ')
}
