import type { AnswerPart, AnswerRequest, Responder } from '../conversation/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { endingWithoutModel } from './ending.ts'
import type { KnowledgeAnswerer } from './fallback/ports.ts'
import type { LanguageModel } from './language-model.ts'
import { createModelHealth, type ModelState } from './model-health.ts'
import { createModelRequest, type Grounding, type GroundingSettings } from './model-request.ts'
import type { AnswerStreamPart } from './resilience/answer-stream.ts'
import { CircuitOpen } from './resilience/breaker.ts'
import { createResilientAnswer, type Timing } from './resilience/resilient-answer.ts'
import { isWholeSentence } from './resilience/sentence-end.ts'
import { createWarmer } from './warm.ts'

export interface ResponderParts extends Grounding {
  /** In the order in which they are asked; with none, knowledge answers at once. */
  readonly models: readonly LanguageModel[]
  readonly answerer: KnowledgeAnswerer
  readonly settings: GroundingSettings & { readonly timing: Timing }
  readonly clock: Clock
}

export interface ModelResponder extends Responder {
  /** How each model did when it was last asked, in the order of the settings. */
  health(): { readonly models: readonly ModelState[] }
}

/** Answers callers with language models, and from knowledge alone when no model does. */
export function createResponder(parts: ResponderParts): ModelResponder {
  const { models, answerer, settings, clock } = parts
  const health = createModelHealth(clock)
  const modelRequest = createModelRequest(parts)
  const answer = createResilientAnswer(models, { timing: settings.timing, health, clock })

  async function* respond(request: AnswerRequest, signal: AbortSignal): AsyncGenerator<AnswerPart> {
    signal.throwIfAborted()
    const startedAt = clock.now()
    let said = request.spoken
    let speaker: string | null = null
    try {
      for await (const part of models.length > 0 ? answer(modelRequest(request), signal) : []) {
        switch (part.type) {
          case 'text-delta':
            said += part.text
            yield part
            break
          case 'speaker':
            speaker = part.model
            break
          case 'fault':
            yield asFault(part)
            break
          case 'finish':
            if (!isWholeSentence(said) && part.reason === 'length') yield brokenOff
            yield { type: 'finish', source: 'model', model: speaker }
            return
        }
      }
    } catch (cause) {
      signal.throwIfAborted()
      yield { type: 'fault', model: 'none', kind: 'internal', message: `${cause}`, afterMs: clock.now() - startedAt }
    }
    yield* endingWithoutModel(said, speaker, answerer.answer(request))
  }

  return { respond, warm: createWarmer(models, clock), health: () => ({ models: health.states() }) }
}

/** An answer that was too long stops in mid-sentence; the voice should not end as if it were a statement. */
const brokenOff: AnswerPart = { type: 'text-delta', text: '…' }

function asFault({ model, error, afterMs }: Extract<AnswerStreamPart, { type: 'fault' }>): AnswerPart {
  const kind = error instanceof CircuitOpen ? 'skipped' : error.kind
  return { type: 'fault', model, kind, message: error.message, afterMs }
}
