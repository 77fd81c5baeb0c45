import type { AnswerPart, AnswerRequest, Responder } from '../conversation/ports.ts'
import type { Findings, KnowledgeSearch } from '../knowledge/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { endingWithoutModel } from './ending.ts'
import type { KnowledgeAnswerer } from './fallback/ports.ts'
import type { LanguageModel } from './language-model.ts'
import { createLookUp, type OpeningTimes } from './look-up.ts'
import { createModelHealth, type ModelState } from './model-health.ts'
import { createModelRequest, type Notes } from './model-request.ts'
import { createModelWords, type ModelWords } from './model-words.ts'
import type { AnswerStreamPart } from './resilience/answer-stream.ts'
import { CircuitOpen } from './resilience/breaker.ts'
import { createResilientAnswer, type Timing } from './resilience/resilient-answer.ts'
import { isWholeSentence } from './resilience/sentence-end.ts'
import { type AnswerCheck, createAnswerChecks, type EvidenceSettings } from './sentence-checks.ts'
import { sourcesOf } from './sources.ts'
import { createRefusalCheck, isQuestion, reasonFor } from './unanswered.ts'
import { createWarmer } from './warm.ts'

type Finish = Extract<AnswerPart, { type: 'finish' }>

export interface ResponderParts {
  /** In the order in which they are asked; with none, knowledge answers at once. */
  readonly models: readonly LanguageModel[]
  readonly search: KnowledgeSearch | null
  readonly calendar: OpeningTimes | null
  readonly answerer: KnowledgeAnswerer
  readonly settings: EvidenceSettings & { readonly timing: Timing }
  readonly clock: Clock
}

export interface ModelResponder extends Responder {
  /** How each model did when it was last asked, in the order of the settings. */
  health(): { readonly models: readonly ModelState[] }
}

/** Answers callers with language models, and from knowledge alone when no model does. */
export function createResponder(parts: ResponderParts): ModelResponder {
  const { models, search, calendar, answerer, settings, clock } = parts
  const { prompts, answers, timing, openingHours } = settings
  const health = createModelHealth(clock)
  const lookUp = createLookUp({ search, calendar, zone: openingHours?.zone ?? null, passages: answers.passages })
  const modelRequest = createModelRequest(settings)
  const checkOf = createAnswerChecks(settings)
  const refuses = createRefusalCheck([prompts.notFound, prompts.uncertain])
  const answer = createResilientAnswer(models, { timing, health, clock })

  async function* respond(request: AnswerRequest, signal: AbortSignal): AsyncGenerator<AnswerPart> {
    signal.throwIfAborted()
    const startedAt = clock.now()
    const words = createModelWords(request.spoken)
    let speaker: string | null = null
    let findings: Findings | null = null
    let notes: Notes = nothingFound
    let check: AnswerCheck | null = null
    const asModel = (): Finish => ({ ...finishOf(request, notes, words), model: speaker })
    try {
      findings = await lookUp.find(request, signal)
      if (models.length > 0) {
        notes = lookUp.notes(request, findings)
        check = checkOf(request, notes)
        // While the model thinks there is time for it.
        setImmediate(check.prepare)
        yield { type: 'check', check }
      }
      for await (const part of models.length > 0 ? answer(modelRequest(request, notes), signal) : []) {
        switch (part.type) {
          case 'text-delta': {
            const heard = words.push(part.text)
            if (heard !== '') yield heard === part.text ? part : textDelta(heard)
            break
          }
          case 'speaker':
            speaker = part.model
            break
          case 'fault':
            yield asFault(part)
            break
          case 'finish': {
            const rest = words.end()
            if (rest !== '') yield textDelta(rest)
            if (!words.begun) break
            if (!isWholeSentence(words.said) && part.reason === 'length') yield brokenOff
            yield asModel()
            return
          }
        }
      }
    } catch (cause) {
      signal.throwIfAborted()
      yield { type: 'fault', model: 'none', kind: 'internal', message: `${cause}`, afterMs: clock.now() - startedAt }
    }
    const { question, now } = request
    const ending = answerer.answer({ question, now, findings })
    check?.trust(ending.text)
    yield* endingWithoutModel(words.said, ending, asModel)
  }

  /** What the words of a model rest on, and whether they are an answer. */
  function finishOf({ question }: AnswerRequest, notes: Notes, { said, cited, declined }: ModelWords): Finish {
    const { passages, calendarAnswer } = notes
    const isRefusal = (declined || refuses(said)) && isQuestion(question, settings.name)
    return {
      type: 'finish',
      source: 'model',
      model: null,
      sources: declined && cited.length === 0 ? [] : sourcesOf(said, cited, passages),
      unanswered: isRefusal ? reasonFor(passages.length > 0 || calendarAnswer !== null) : null,
    }
  }

  return { respond, warm: createWarmer(models, clock), health: () => ({ models: health.states() }) }
}

const nothingFound: Notes = { passages: [], opening: null, calendarAnswer: null, moment: '' }

/** An answer that was too long stops in mid-sentence; the voice should not end as if it were a statement. */
const brokenOff = textDelta('…')

function textDelta(text: string): AnswerPart {
  return { type: 'text-delta', text }
}

function asFault({ model, error, afterMs }: Extract<AnswerStreamPart, { type: 'fault' }>): AnswerPart {
  const kind = error instanceof CircuitOpen ? 'skipped' : error.kind
  return { type: 'fault', model, kind, message: error.message, afterMs }
}
