import type { Clock } from '../../lib/clock.ts'
import type { LanguageModel, ModelError, ModelPart, ModelRequest } from '../language-model.ts'
import type { AnswerStreamPart } from './answer-stream.ts'
import { type Attempt, startAttempt } from './attempt.ts'
import { Overtaken } from './breaker.ts'
import { startTimer, type Timer } from './timer.ts'

export interface Hedge {
  /** How long the models under way may be silent before the next one is asked as well, in ms. */
  readonly hedgeAfterMs: number
  readonly clock: Clock
}

/**
 * Asks the models in their order until one speaks, and then gives that one's words. The next model is asked at once
 * when all before it have failed, and beside them when they are late; the others are released when one speaks.
 * Every model is asked at most once.
 */
export async function* firstToSpeak(
  models: readonly LanguageModel[],
  request: ModelRequest,
  hedge: Hedge,
  signal: AbortSignal,
): AsyncGenerator<AnswerStreamPart> {
  const start = (model: LanguageModel) => startAttempt(model, request, signal, hedge.clock.now())
  const race = createRace(models, start, hedge)
  try {
    for (let lead = await race.next(); lead; lead = await race.next()) {
      if (lead.part.type === 'error') {
        yield fault(lead.attempt, lead.part.error, hedge.clock)
        continue
      }
      for (const { attempt, error } of race.won(lead.attempt)) yield fault(attempt, error, hedge.clock)
      yield { type: 'speaker', model: lead.attempt.model }
      yield* speech(lead, hedge.clock)
      return
    }
  } finally {
    race.stop()
  }
}

/** The first part of an attempt, to be told from its other parts since it decides who speaks. */
interface Lead {
  readonly attempt: Attempt
  readonly part: ModelPart
}

function createRace(models: readonly LanguageModel[], start: (model: LanguageModel) => Attempt, hedge: Hedge) {
  const waiting = [...models]
  const running = new Set<Attempt>()
  let late: Timer | null = null

  function startNext(): void {
    late?.cancel()
    const model = waiting.shift()
    if (model) running.add(start(model))
    late = waiting.length > 0 ? startTimer(hedge.clock, hedge.hedgeAfterMs) : null
  }

  function stop(): void {
    late?.cancel()
    for (const attempt of running) attempt.stop()
  }

  return {
    /** The next first part of any attempt; null when there is none left. A failure has its successor started already. */
    async next(): Promise<Lead | null> {
      if (running.size === 0) startNext()
      while (running.size > 0) {
        const leads = [...running].map(({ first }) => first)
        const lead = await Promise.race(late ? [...leads, late.done] : leads)
        if (!lead) startNext()
        else if (lead.part.type !== 'error') return lead
        else {
          lead.attempt.stop()
          running.delete(lead.attempt)
          if (running.size === 0) startNext()
          return lead
        }
      }
      return null
    },

    /** Releases everybody else; those that started earlier than the winner were late, and are given back as failures. */
    won(winner: Attempt): { attempt: Attempt; error: ModelError }[] {
      late?.cancel()
      const losers = [...running].filter((attempt) => attempt !== winner)
      return losers.flatMap((attempt) => {
        running.delete(attempt)
        const isLate = attempt.startedAt < winner.startedAt
        const error = new Overtaken('timeout', `no words yet when ${winner.model} had some`)
        attempt.stop(isLate ? error : undefined)
        return isLate ? [{ attempt, error }] : []
      })
    },

    stop,
  }
}

/** The rest of the winner's answer, to its finish or its failure. */
async function* speech({ attempt, part }: Lead, clock: Clock): AsyncGenerator<AnswerStreamPart> {
  for (let current = part; ; current = await attempt.next()) {
    if (current.type === 'error') return yield fault(attempt, current.error, clock)
    yield current
    if (current.type === 'finish') return
  }
}

function fault({ model, startedAt }: Attempt, error: ModelError, clock: Clock): AnswerStreamPart {
  return { type: 'fault', model, error, afterMs: clock.now() - startedAt }
}
