import type { Call } from './call.ts'
import { type CallState, isFreshFork, type TurnState } from './call-state.ts'
import { cutAtHeard } from './heard-text.ts'
import { sentenceTexts } from './history.ts'

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
 * whole, or was given in the call that this one is a fork of. Where nobody could tell what was heard (the process was killed), the time since the first sentence tells.
 */
export function remainderOf(state: Readonly<CallState>, now: number, charactersPerSecond: number): Remainder | null {
  const turn = state.turns.at(-1)
  if (!turn || isFreshFork(state)) return null
  const all = sentenceTexts(turn, 0, turn.sentences.length)
  if (turn.heard !== null) return remainder(turn, turn.heard, all.slice(turn.heard.length).trim(), false)
  const elapsedMs = turn.firstSentenceAt === null ? 0 : Math.max(now - turn.firstSentenceAt, 0)
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

/** Session lengths are told in whole seconds: rather a word is heard twice than not at all. */
const uncertainMs = 1_000

/**
 * Keeps what was heard by the time a session ended, where nobody could: its process was killed, and the time since
 * then must not count as heard. `durationMs` is the session's, as the carrier tells it.
 */
export function noteLoss(call: Call, durationMs: number, charactersPerSecond: number): void {
  const { sessionOpenedAt } = call.state
  if (sessionOpenedAt === null) return
  const rest = remainderOf(call.state, sessionOpenedAt + durationMs - uncertainMs, charactersPerSecond)
  if (!rest?.estimated || rest.unheard === '') return
  const { turn, heard, unheard, estimated } = rest
  call.note({ type: 'turn.interrupted', turn: turn.turn, heard, unheard, estimated })
}
