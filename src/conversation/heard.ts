import { type CallState, findTurn, type SpokenSentence } from './call-state.ts'
import { sentenceTexts } from './history.ts'

/** People speak about two and a half words a second; the recogniser then waits about this long for more. */
const callerWordMs = 400
const endOfSpeechMs = 800

/** Nobody hears a prompt, answers and is understood within this time: whoever is so quick is no telephone. */
const soonestAnswerMs = 700

export interface HeardEstimate {
  readonly turn: number
  readonly heard: string
  readonly unheard: string
}

/**
 * On a line that does not tell when the caller cut in, how much of the last answer was heard, from the time since it
 * was sent, the time the caller's own words took, and the speaking rate. Null when all of it was heard (or the time
 * says nothing).
 */
export function estimateHeard(
  state: CallState,
  callerWords: string,
  now: number,
  charactersPerSecond: number,
): HeardEstimate | null {
  const reply = state.lastReply
  const turn = reply && findTurn(state, reply.turn)
  if (!reply?.listens || !turn || turn.heard !== null) return null
  const elapsedMs = now - reply.at
  if (elapsedMs < soonestAnswerMs) return null
  const spoken = turn.sentences.slice(reply.from, reply.given)
  const wordCount = callerWords.split(' ').length
  const heardMs = elapsedMs - endOfSpeechMs - wordCount * callerWordMs
  const cut = cutSentences(spoken, (Math.max(heardMs, 0) / 1_000) * charactersPerSecond)
  if (cut.unheard === '') return null
  const before = sentenceTexts(turn, 0, reply.from)
  return { turn: turn.turn, heard: [before, cut.heard].filter(Boolean).join(' '), unheard: cut.unheard }
}

/** Splits what was said after this many spoken characters, at a word of the written text. */
function cutSentences(sentences: readonly SpokenSentence[], characters: number): { heard: string; unheard: string } {
  const heard: string[] = []
  const unheard: string[] = []
  let left = characters
  for (const { text, spoken } of sentences) {
    const share = Math.min(Math.max(left / spoken.length, 0), 1)
    const end = share === 1 ? text.length : Math.max(text.lastIndexOf(' ', share * text.length), 0)
    heard.push(text.slice(0, end))
    unheard.push(text.slice(end).trim())
    left -= spoken.length
  }
  return { heard: heard.filter(Boolean).join(' '), unheard: unheard.filter(Boolean).join(' ') }
}
