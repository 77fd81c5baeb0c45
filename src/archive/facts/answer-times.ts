import type { CallEvent, CallRecord } from '../../conversation/events.ts'

/** How long the answer of a turn took, in ms from its beginning; null for what is not known or did not happen. */
export interface AnswerTimes {
  readonly turn: number
  readonly searchMs: number | null
  readonly firstTokenMs: number | null
  /** Null for an answer that never came to a sentence. */
  readonly firstSentenceMs: number | null
  /** From its first words having left to their being heard, as far as the line tells. */
  readonly carrierMs: number | null
  /** Null for an answer that was cut short. */
  readonly totalMs: number | null
  /** Whether its words were fixed, so that nobody had to find any. */
  readonly isFixed: boolean
}

type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>

interface Answer {
  startedAt: number | null
  isTakenUp: boolean
  isCut: boolean
  isFixed: boolean
  /** The first sentence tells earlier than the whole answer, which one that is cut short never comes to. */
  first: Of<'answer.sentence'>['timings']
  whole: Of<'answer.completed'> | null
  /** When its first sound was heard. */
  soundAt: number | null
  saidAt: number | null
}

/** The times of a call's answers, in the order of the turns; those that were taken up again after a crash tell nothing. */
export function answerTimesOf(records: readonly CallRecord[]): readonly AnswerTimes[] {
  const answers = new Map<number, Answer>()
  for (const { at, event } of records) {
    if (!('turn' in event)) continue
    const answer = answers.get(event.turn) ?? emptyAnswer()
    answers.set(event.turn, answer)
    take(answer, event, at)
  }
  return [...answers].filter(([, { isTakenUp }]) => !isTakenUp).map(([turn, answer]) => timesOf(turn, answer))
}

function emptyAnswer(): Answer {
  return {
    ...{ startedAt: null, isTakenUp: false, isCut: false, isFixed: false },
    ...{ first: undefined, whole: null, soundAt: null, saidAt: null },
  }
}

function take(answer: Answer, event: CallEvent, at: number): void {
  switch (event.type) {
    case 'caller.said':
      answer.saidAt = at
      break
    case 'answer.started':
      answer.startedAt = at
      answer.isTakenUp ||= event.attempt > 0
      break
    case 'answer.sentence':
      answer.first ??= event.timings
      break
    case 'answer.completed':
      answer.whole = event
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
    case 'turn.spoken':
      if (answer.saidAt !== null) answer.soundAt ??= answer.saidAt + event.startedMs
      break
    default:
      break
  }
}

function timesOf(turn: number, { first, whole, isCut, isFixed, startedAt, soundAt }: Answer): AnswerTimes {
  const firstSentenceMs = first?.firstSentenceMs ?? whole?.firstSentenceMs ?? null
  const { searchMs = null, firstTokenMs = null } = first ?? whole?.timings ?? {}
  // What was heard before the first words left was something to bridge the time.
  const isHeard = startedAt !== null && soundAt !== null && firstSentenceMs !== null
  const carrierMs = isHeard ? soundAt - startedAt - firstSentenceMs : null
  return {
    ...{ turn, searchMs, firstTokenMs, firstSentenceMs, isFixed },
    carrierMs: carrierMs !== null && carrierMs >= 0 ? carrierMs : null,
    totalMs: isCut ? null : (whole?.totalMs ?? null),
  }
}
