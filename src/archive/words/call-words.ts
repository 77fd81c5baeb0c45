import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import { callerTokens, numberTokens, withoutNumbers } from './numbers.ts'
import { tokensOf } from './tokens.ts'

/** What a call is found by, as words with one blank between them. */
export interface CallWords {
  /** What was said, the summary, messages and the names of actions, without telephone numbers. */
  readonly words: string
  /** The caller's number, or what stands for one; for who may see numbers, as is the next. */
  readonly caller: string
  /** Telephone numbers that were spoken of. */
  readonly numbers: string
}

/** Of a call without an end in sight the beginning is enough; in characters. */
const mostWords = 200_000

/**
 * Reads what a call is found by. Greeting, fillers, the closing question and the like are the same in all calls and are left out; so are keys
 * that were pressed, as they may be secrets.
 */
export function wordsOf(records: readonly CallRecord[]): CallWords {
  const words: string[] = []
  const callers: string[] = []
  const numbers = new Set<string>()
  let length = 0
  for (const { event } of records) {
    if (event.type === 'call.started') callers.push(...callerTokens(event.from))
    if (length > mostWords) continue
    for (const text of textsOf(event)) {
      const { rest, numbers: spoken } = withoutNumbers(text)
      const added = tokensOf(rest).join(' ')
      if (added !== '') words.push(added)
      length += added.length + 1
      for (const token of spoken.flatMap(numberTokens)) numbers.add(token)
    }
  }
  return { words: words.join(' '), caller: callers.join(' '), numbers: [...numbers].join(' ') }
}

function textsOf(event: CallEvent): readonly string[] {
  switch (event.type) {
    case 'caller.said':
      return event.via === 'speech' ? [event.text] : []
    case 'caller.unclear':
    case 'answer.sentence':
      return [event.text]
    case 'tool.called':
      return [event.name]
    case 'message.taken': {
      const { for: wanted, name, number, reason, bestTime } = event.message
      return [wanted, name, number, reason, bestTime].filter((text) => text !== null)
    }
    case 'call.summarised':
      return event.summary === null ? [] : [event.summary]
    default:
      return []
  }
}
