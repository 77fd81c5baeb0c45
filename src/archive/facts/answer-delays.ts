import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import { createCallFold } from '../view/fold.ts'
import type { TurnTimes } from '../view/turn-times.ts'
import { stageEndsOf } from '../view/waterfall.ts'

/**
 * How long the answer of a turn took, in ms from the caller's words, as the waterfall of the turn has it; null for what
 * is not known or did not happen.
 */
export interface AnswerDelays {
  readonly searchMs: number | null
  readonly firstTokenMs: number | null
  /** Null for an answer that never came to a sentence. */
  readonly firstSentenceMs: number | null
  /** From its first words being ready for the caller to their being heard, as far as the line tells. */
  readonly carrierMs: number | null
  /** Null for an answer that was cut short, or taken up again. */
  readonly wholeMs: number | null
  /** Whether its words were fixed, so that nobody had to find any. */
  readonly isFixed: boolean
}

/** What became of an answer, beside its times. */
interface Answer {
  hasWords: boolean
  /** Again, after a crash or a noise: before its first words, whose time then tells nothing, or behind them. */
  isTakenUp: 'never' | 'before' | 'behind'
  isCut: boolean
  isFixed: boolean
  /** How long it took to make all of it, from its beginning. */
  totalMs: number | null
}

/** Language and voice tell nothing of when an answer was made. */
const viewOptions = { language: 'en', charactersPerSecond: 15 }

/** The delays of a call's answers, in the order of the turns; an answer that was taken up before a word tells nothing. */
export function answerDelaysOf(records: readonly CallRecord[]): readonly AnswerDelays[] {
  const fold = createCallFold(viewOptions)
  const answers = new Map<number, Answer>()
  for (const record of records) {
    fold.apply(record)
    const { event } = record
    if (!('turn' in event)) continue
    const answer = answers.get(event.turn) ?? newAnswer()
    answers.set(event.turn, answer)
    take(answer, event)
  }
  return fold.turns.flatMap((times) => {
    const answer = answers.get(times.turn)
    return !answer || answer.isTakenUp === 'before' ? [] : [delaysOf(times, answer)]
  })
}

function newAnswer(): Answer {
  return { hasWords: false, isTakenUp: 'never', isCut: false, isFixed: false, totalMs: null }
}

function take(answer: Answer, event: CallEvent): void {
  switch (event.type) {
    case 'answer.started':
      if (event.attempt > 0 && answer.isTakenUp === 'never') answer.isTakenUp = answer.hasWords ? 'behind' : 'before'
      break
    case 'answer.sentence':
      answer.hasWords = true
      break
    case 'answer.completed':
      answer.totalMs = event.totalMs
      answer.isFixed ||= event.source === 'script'
      break
    case 'reply.scripted':
      answer.isFixed = true
      break
    case 'turn.interrupted':
    case 'turn.superseded':
      answer.isCut = true
      break
    case 'turn.resumed':
      answer.isCut = false
      break
    default:
      break
  }
}

function delaysOf(times: TurnTimes, answer: Answer): AnswerDelays {
  const { search, firstToken, firstSentence, carrier } = stageEndsOf(times)
  const { isFixed } = answer
  const delays = { searchMs: search, firstTokenMs: firstToken, isFixed }
  // An apology is no answer.
  if (!answer.hasWords || firstSentence === null || times.leftMs === null) {
    return { ...delays, firstSentenceMs: null, carrierMs: null, wholeMs: null }
  }
  const wholeMs = wholeOf(times, answer)
  return {
    ...delays,
    firstSentenceMs: firstSentence,
    carrierMs: carrier === null ? null : carrier - firstSentence,
    // On the webhook line the first words leave with a reply, which may be later than the last of them.
    wholeMs: wholeMs === null ? null : Math.max(wholeMs, firstSentence),
  }
}

function wholeOf({ startedMs, saidMs }: TurnTimes, { totalMs, isCut, isTakenUp }: Answer): number | null {
  if (totalMs === null || startedMs === null || isCut || isTakenUp !== 'never') return null
  return startedMs - saidMs + totalMs
}
