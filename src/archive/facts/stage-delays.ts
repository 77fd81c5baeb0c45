import type { CallRecord } from '../../conversation/events.ts'
import { type AnswerTimes, answerTimesOf } from './answer-times.ts'

/**
 * Where the time of an answer goes: counted from the caller's words, `search` until looking things up was over,
 * `firstToken` until a model's first words came, `firstSentence` until the first words left for the line, and `whole`
 * until all of it was made; `carrier` from the first words having left to their being heard, on lines that tell.
 */
export const stages = ['search', 'firstToken', 'firstSentence', 'carrier', 'whole'] as const

export type Stage = (typeof stages)[number]

/** The delays of a call's turns, in ms, in the order of the turns. */
export type StageDelays = Readonly<Record<Stage, readonly number[]>>

/**
 * Reads the delays of a call that say how fast it answers. A turn that never came to a sentence has none, and neither has
 * one whose words were fixed, as nobody waits for them, or that was taken up again after a crash. A turn that was cut
 * short has no `whole`.
 */
export function stageDelaysOf(records: readonly CallRecord[]): StageDelays {
  const answers = answerTimesOf(records).filter(({ firstSentenceMs, isFixed }) => firstSentenceMs !== null && !isFixed)
  const of = (pick: (times: AnswerTimes) => number | null) => answers.map(pick).filter((ms) => ms !== null)
  return {
    search: of(({ searchMs }) => searchMs),
    firstToken: of(({ firstTokenMs }) => firstTokenMs),
    firstSentence: of(({ firstSentenceMs }) => firstSentenceMs),
    carrier: of(({ carrierMs }) => carrierMs),
    whole: of(({ totalMs }) => totalMs),
  }
}
