import type { Assistant } from '../config/schema.ts'
import type { AnswerPart, AnswerRequest, Responder } from '../conversation/ports.ts'
import type { Findings, KnowledgeSearch } from '../knowledge/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { addedEnding, endingAfterActions, endingWithoutModel } from './ending.ts'
import type { KnowledgeAnswerer } from './fallback/ports.ts'
import type { LanguageModel } from './language-model.ts'
import { createLookUp, type OpeningTimes } from './look-up.ts'
import { createModelHealth, type ModelState } from './model-health.ts'
import { createModelRequest, type Notes } from './model-request.ts'
import { createRounds, type Talk } from './model-rounds.ts'
import { createModelWords, type ModelWords } from './model-words.ts'
import { createResilientAnswer, type Timing } from './resilience/resilient-answer.ts'
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
  /** The texts of the settings in another language; without it, one language is spoken. */
  readonly promptsIn?: (language: string) => Assistant['prompts']
}

export interface ModelResponder extends Responder {
  /** How each model did when it was last asked, in the order of the settings. */
  health(): { readonly models: readonly ModelState[] }
}

/** Answers callers with language models, and from knowledge alone when no model does. */
export function createResponder(parts: ResponderParts): ModelResponder {
  const { models, search, calendar, answerer, settings, clock } = parts
  const { answers, timing, openingHours } = settings
  const { promptsIn = () => settings.prompts } = parts
  const health = createModelHealth(clock)
  const lookUp = createLookUp({ search, calendar, zone: openingHours?.zone ?? null, passages: answers.passages })
  const modelRequest = createModelRequest(settings)
  const checkOf = createAnswerChecks(settings)
  const refuses = createRefusalCheck(
    languagesOf(settings).flatMap((tag) => [promptsIn(tag).notFound, promptsIn(tag).uncertain]),
  )
  const answer = createResilientAnswer(models, { timing, health, clock })
  const speakRounds = createRounds({ answer, clock, answerMs: timing.answerMs })

  async function* respond(request: AnswerRequest, signal: AbortSignal): AsyncGenerator<AnswerPart> {
    signal.throwIfAborted()
    const startedAt = clock.now()
    const talk: Talk = {
      words: createModelWords(request.spoken),
      hasBegun: false,
      speaker: null,
      saidBefore: request.spoken,
      usage: [],
    }
    let findings: Findings | null = null
    let notes: Notes = nothingFound
    let check: AnswerCheck | null = null
    const asModel = (): Finish => ({
      ...finishOf(request, notes, talk.words),
      model: talk.speaker,
      ...(talk.usage.length > 0 && { usage: talk.usage }),
    })
    try {
      findings = await lookUp.find(request, signal)
      if (findings) yield { type: 'reached', stage: 'search' }
      if (models.length > 0) {
        notes = lookUp.notes(request, findings)
        check = checkOf(request, notes)
        const { prepare, trust } = check
        // While the model thinks there is time for it.
        setImmediate(prepare)
        yield { type: 'check', check }
        const asked = modelRequest(request, notes)
        if (yield* speakRounds({ asked, actions: request.actions, talk, trust }, signal)) {
          yield asModel()
          return
        }
      }
    } catch (cause) {
      signal.throwIfAborted()
      yield { type: 'fault', model: 'none', kind: 'internal', message: `${cause}`, afterMs: clock.now() - startedAt }
    }
    const { question, now, actions } = request
    const prompts = promptsIn(request.language)
    const acted = actions && endingAfterActions(actions, prompts)
    if (acted && talk.words.said === talk.saidBefore) {
      check?.trust(acted)
      yield* addedEnding(talk.words.said, acted, asModel)
      return
    }
    const ending = answerer.answer({
      question,
      now,
      findings,
      prompts,
      earlier: request.history.map(({ caller }) => caller),
    })
    check?.trust(ending.text)
    yield* endingWithoutModel(talk.words.said, ending, asModel)
  }

  /** What the words of a model rest on, and whether they are an answer. */
  function finishOf({ question, actions }: AnswerRequest, notes: Notes, { said, cited, declined }: ModelWords): Finish {
    const { passages, calendarAnswer } = notes
    const helped = actions?.results.some(({ thisTurn, outcome }) => thisTurn && outcome === 'done') ?? false
    const isRefusal = !helped && (declined || refuses(said)) && isQuestion(question, settings.name)
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

/** Of all calls, each once. */
function languagesOf({ language, relay }: EvidenceSettings): string[] {
  return [...new Set([language, ...relay.languages.map(({ code }) => code)])]
}

const nothingFound: Notes = { passages: [], opening: null, calendarAnswer: null, moment: '', caller: null, hints: [] }
