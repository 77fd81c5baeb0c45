import type { CallRecord } from '../../conversation/events.ts'
import { type AnswerDelays, answerDelaysOf } from './answer-delays.ts'

/**
 * Where the time of an answer goes, as the waterfall of its turn has it: counted from the caller's words, `search` until
 * looking things up was over, `firstToken` until a model's first words came, `firstSentence` until the first words left
 * for the line, and `whole` until all of it was made; `carrier` from the first words being ready to their being heard,
 * on lines that tell.
 */
export const stages = ['search', 'firstToken', 'firstSentence', 'carrier', 'whole'] as const

export type Stage = (typeof stages)[number]

/** The delays of a call's turns, in ms, in the order of the turns. */
export type StageDelays = Readonly<Record<Stage, readonly number[]>>

/**
 * Reads the delays of a call that say how fast it answers. A turn that never came to a sentence has none, and neither has
 * one whose words were fixed, as nobody waits for them, or that was taken up again before it had any. A turn that was cut
 * short or taken up again has no `whole`.
 */
export function stageDelaysOf(records: readonly CallRecord[]): StageDelays {
  const answers = answerDelaysOf(records).filter(({ firstSentenceMs, isFixed }) => firstSentenceMs !== null && !isFixed)
  const of = (pick: (delays: AnswerDelays) => number | null) => answers.map(pick).filter((ms) => ms !== null)
  return {
    search: of(({ searchMs }) => searchMs),
    firstToken: of(({ firstTokenMs }) => firstTokenMs),
    firstSentence: of(({ firstSentenceMs }) => firstSentenceMs),
    carrier: of(({ carrierMs }) => carrierMs),
    whole: of(({ wholeMs }) => wholeMs),
  }
}
