import type { Acting } from './acting.ts'
import type { Call } from './call.ts'
import type { TurnState } from './call-state.ts'
import { conversationUpTo, sentenceTexts } from './history.ts'
import type { AnswerRequest } from './ports.ts'

/** What is asked for a turn: its words with the history before it, going on after the sentences it has already. */
export function answerRequest(
  call: Call,
  turn: TurnState,
  language: string,
  now: number,
  acting: Acting | null = null,
): AnswerRequest {
  const { history, question } = conversationUpTo(call.state, turn.turn)
  const spoken = sentenceTexts(turn, 0, turn.sentences.length)
  const actions = acting?.forTurn(call, { turn: turn.turn, language }) ?? null
  const { lookedUp: caller, hints } = call.state
  return { callId: call.id, question, history, spoken, language, now, actions, caller, hints }
}

/** The filler after the one said last, so that no two in a row are the same. */
export function nextFiller(fillers: readonly string[], last: string | null): string {
  return fillers[(fillers.indexOf(last ?? '') + 1) % fillers.length] ?? ''
}
