import type { CallState, TurnState } from '../call-state.ts'
import { cutAtHeard } from '../heard-text.ts'
import { sentenceTexts } from '../history.ts'

/** What a call that lost its line has still to hear. */
export interface Remainder {
  readonly turn: TurnState
  /** What the caller heard of the answer, and what not, as written. */
  readonly heard: string
  readonly unheard: string
  /** True when what was heard is only a guess from the time that passed. */
  readonly estimated: boolean
}

/**
 * What to take up when a call goes on after its line was lost: the rest of the newest answer, or null when it was heard
 * whole. Where nobody could tell what was heard (the process was killed), the time since the first sentence tells.
 */
export function remainderOf(state: Readonly<CallState>, now: number, charactersPerSecond: number): Remainder | null {
  const turn = state.turns.at(-1)
  if (!turn) return null
  const all = sentenceTexts(turn, 0, turn.sentences.length)
  if (turn.heard !== null) return remainder(turn, turn.heard, all.slice(turn.heard.length).trim(), false)
  const elapsedMs = turn.firstSentenceAt === null ? 0 : now - turn.firstSentenceAt
  const spoken = turn.sentences.map((sentence) => sentence.spoken).join(' ')
  const heard = spoken.slice(0, (elapsedMs / 1_000) * charactersPerSecond)
  const pieces = turn.sentences.map(({ text, spoken }) => ({ text: `${text} `, spoken: `${spoken} ` }))
  const cut = cutAtHeard(pieces, heard)
  return remainder(turn, cut.heard.trim(), cut.unheard.trim(), true)
}

function remainder(turn: TurnState, heard: string, unheard: string, estimated: boolean): Remainder | null {
  if (unheard === '' && turn.complete) return null
  return { turn, heard, unheard, estimated }
}
