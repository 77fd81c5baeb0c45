import type { CallRecord } from '../../conversation/events.ts'

/** One turn of a call in words, for a model and for looking up what the caller said. */
export interface SpokenTurn {
  readonly turn: number
  /** The caller's words; keys that were pressed are left out, as they may be secrets. */
  readonly caller: string
  /** What was answered, as far as it was heard. */
  readonly assistant: string
}

/** The turns of a call in which somebody said something, oldest first. */
export function spokenTurns(records: readonly CallRecord[]): SpokenTurn[] {
  const turns = new Map<number, { caller: string[]; assistant: string[]; heard: string | null }>()
  const at = (turn: number) => {
    const found = turns.get(turn) ?? { caller: [], assistant: [], heard: null }
    turns.set(turn, found)
    return found
  }
  for (const { event } of records) {
    switch (event.type) {
      case 'caller.said':
        at(event.turn).caller.push(event.via === 'speech' ? event.text : '(pressed keys)')
        break
      case 'answer.sentence':
        at(event.turn).assistant.push(event.text)
        break
      case 'turn.interrupted':
        at(event.turn).heard = event.heard
        break
      case 'turn.resumed':
        at(event.turn).heard = null
        break
      default:
        break
    }
  }
  return [...turns]
    .toSorted(([one], [other]) => one - other)
    .map(([turn, { caller, assistant, heard }]) => ({
      ...{ turn, caller: caller.join(' ') },
      assistant: heard ?? assistant.join(' '),
    }))
}

/** Of a very long call the beginning and the end tell most. */
const mostCharacters = 24_000

/** The turns as lines for a model; the numbers are those of the turns. What was said cannot look like a line of ours. */
export function transcriptOf(turns: readonly SpokenTurn[]): string {
  const lines = turns.flatMap(({ turn, caller, assistant }) => [
    ...(caller === '' ? [] : [`[${turn}] Caller: ${JSON.stringify(caller)}`]),
    ...(assistant === '' ? [] : [`[${turn}] Assistant: ${JSON.stringify(assistant)}`]),
  ])
  const text = lines.join('\n')
  if (text.length <= mostCharacters) return text
  const half = mostCharacters / 2
  return `${text.slice(0, half)}\n[…]\n${text.slice(-half)}`
}
