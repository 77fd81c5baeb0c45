import type { Clock } from '../../lib/clock.ts'
import { type LanguageModel, ModelError, type ModelErrorKind } from '../language-model.ts'

/** The model was not asked, because of what happened a short while ago; that is the cause. */
export class CircuitOpen extends ModelError {
  override name = 'CircuitOpen'
}

/** A model that started earlier was overtaken by one that spoke first. */
export class Overtaken extends ModelError {
  override name = 'Overtaken'
}

const firstRestMs = 5_000
const longestRestMs = 30_000
const refusedRestMs = 60_000
/** No provider means longer than this when it says "retry after"; a wrong header must not cost a day. */
const longestRetryAfterMs = 300_000
/** Being slow once is no failure; three times in a row it costs every caller the hedge delay. */
const overtakenLimit = 3

/** For how long a model is left alone after a failure of this kind, in ms; null for failures that say nothing about the next request. */
const rest: Record<ModelErrorKind, ((failures: number) => number) | null> = {
  'rate-limit': growing,
  overloaded: growing,
  network: growing,
  timeout: growing,
  auth: () => refusedRestMs,
  forbidden: () => refusedRestMs,
  missing: () => refusedRestMs,
  request: null,
  protocol: null,
  empty: null,
}

function growing(failures: number): number {
  return Math.min(longestRestMs, firstRestMs * 2 ** (failures - 1))
}

/**
 * Leaves a failing model alone for a while: meanwhile requests fail at once as `CircuitOpen`. After that one request
 * probes it, the others still fail until the probe has words. What breaks after words does not count: the model was
 * reachable, and whoever goes on may need it.
 */
export function withBreaker(model: LanguageModel, clock: Clock): LanguageModel {
  const circuit = createCircuit(clock)
  return {
    id: model.id,
    async *stream(request, signal) {
      const entry = circuit.enter()
      if (entry instanceof CircuitOpen) {
        yield { type: 'error', error: entry }
        return
      }
      let spoke = false
      try {
        for await (const part of model.stream(request, signal)) {
          if (part.type === 'error' && !spoke) circuit.failed(part.error)
          if ((part.type === 'text-delta' || part.type === 'tool-call') && !spoke) {
            spoke = true
            circuit.spoke()
          }
          yield part
        }
      } finally {
        if (!spoke && signal.reason instanceof Overtaken) circuit.overtaken(signal.reason)
        if (entry === 'probe') circuit.probeEnded()
      }
    },
  }
}

function createCircuit(clock: Clock) {
  let openUntil = 0
  let cause: ModelError | null = null
  let failures = 0
  let overtakings = 0
  let probing = false
  const isOpen = () => clock.now() < openUntil

  function open(error: ModelError, restMs: number): void {
    openUntil = Math.max(openUntil, clock.now() + restMs)
    cause = error
  }

  function failed(error: ModelError): void {
    const restFor = rest[error.kind]
    if (!restFor) return
    // Requests that were under way when the circuit opened fail with it; together they are one failure.
    if (!isOpen()) failures += 1
    open(error, Math.max(restFor(failures), Math.min(error.retryAfterMs ?? 0, longestRetryAfterMs)))
  }

  return {
    enter(): 'closed' | 'probe' | CircuitOpen {
      if (!cause) return 'closed'
      if (isOpen() || probing) return notAsked(cause, openUntil - clock.now())
      probing = true
      return 'probe'
    },
    spoke(): void {
      if (isOpen()) return
      cause = null
      failures = 0
      overtakings = 0
    },
    failed,
    overtaken(error: Overtaken): void {
      overtakings += 1
      if (cause || overtakings >= overtakenLimit) failed(error)
    },
    probeEnded(): void {
      probing = false
    },
  }
}

function notAsked(cause: ModelError, leftMs: number): CircuitOpen {
  const left = leftMs > 0 ? `for ${Math.ceil(leftMs / 1_000)} s more` : 'while another call tries it'
  return new CircuitOpen(cause.kind, `not asked ${left} after ${cause.kind}: ${cause.message}`, { cause })
}
