import type { CallEvent, CallRecord } from '../../conversation/events.ts'

/**
 * Where the time of an answer goes, each counted from the caller's words: `search` until looking things up was over,
 * `firstToken` until a model's first words came, `firstSentence` until the first sentence could be spoken, `whole` until
 * the answer was made. `carrier` is what passes outside of us.
 */
export const stages = ['search', 'firstToken', 'firstSentence', 'carrier', 'whole'] as const

export type Stage = (typeof stages)[number]

/** The delays of a call's turns, in ms, in the order of the turns. */
export type StageDelays = Readonly<Record<Stage, readonly number[]>>

type Completed = Extract<CallEvent, { type: 'answer.completed' }>

/**
 * Reads the delays of a call that say how fast it answers. A turn that never came to a sentence has none, and neither has
 * one whose words were fixed, as nobody waits for them, or that was taken up again after a crash. A turn that was cut
 * short has no `whole`.
 */
export function stageDelaysOf(records: readonly CallRecord[]): StageDelays {
  const completed: Completed[] = []
  const taken = new Set<number>()
  const cut = new Set<number>()
  for (const { event } of records) {
    if (event.type === 'answer.completed' && event.source !== 'script') completed.push(event)
    if (event.type === 'answer.started' && event.attempt > 0) taken.add(event.turn)
    if (event.type === 'turn.interrupted' || event.type === 'turn.superseded') cut.add(event.turn)
    if (event.type === 'turn.resumed') cut.delete(event.turn)
  }
  const counted = completed.filter(({ turn, firstSentenceMs }) => firstSentenceMs !== null && !taken.has(turn))
  const of = (pick: (event: Completed) => number | null | undefined) => counted.map(pick).filter(isNumber)
  return {
    search: of(({ timings }) => timings?.searchMs),
    firstToken: of(({ timings }) => timings?.firstTokenMs),
    firstSentence: of(({ firstSentenceMs }) => firstSentenceMs),
    carrier: [],
    whole: of(({ turn, totalMs }) => (cut.has(turn) ? null : totalMs)),
  }
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number'
}
