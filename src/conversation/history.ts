import type { CallState, TurnState } from './call-state.ts'
import type { HistoryTurn } from './ports.ts'

export interface Conversation {
  /** Older turns, oldest first; each has something that was heard. */
  readonly history: readonly HistoryTurn[]
  /** The words that want an answer now. */
  readonly question: string
}

/**
 * What was said before `turn` and what is asked in it. A turn whose answer nobody heard has no answer in the history:
 * its words are joined to the next ones, since two caller turns never stand side by side.
 */
export function conversationUpTo(state: CallState, turn: number): Conversation {
  const history: HistoryTurn[] = []
  let waiting = ''
  for (const candidate of state.turns) {
    if (candidate.turn > turn) break
    waiting = joinWords(waiting, candidate.said)
    if (candidate.turn === turn) return { history, question: waiting }
    const assistant = heardOf(candidate)
    if (assistant === '') continue
    history.push({ caller: waiting, assistant, interrupted: wasCut(candidate) })
    waiting = ''
  }
  return { history, question: waiting }
}

/** The same for words that are not in the log yet. */
export function conversationWith(state: CallState, words: string): Conversation {
  const { history, question } = conversationUpTo(state, Number.POSITIVE_INFINITY)
  return { history, question: joinWords(question, words) }
}

function heardOf(turn: TurnState): string {
  return turn.heard ?? sentenceTexts(turn, 0, turn.given)
}

function wasCut(turn: TurnState): boolean {
  return turn.heard !== null || turn.given < turn.sentences.length || !turn.complete
}

/** The written form of a turn's sentences from one place up to, not including, another. */
export function sentenceTexts(turn: TurnState, from: number, to: number): string {
  return turn.sentences
    .slice(from, to)
    .map((sentence) => sentence.text)
    .join(' ')
}

function joinWords(first: string, second: string): string {
  return first === '' ? second : `${first} ${second}`
}
