import type { Assistant } from '../config/schema.ts'
import type { AnswerRequest, SentenceCheck } from '../conversation/ports.ts'
import { checkSentence } from './grounding/check-sentence.ts'
import { createEvidenceGatherer, type Evidence } from './grounding/evidence.ts'
import { historyWindow } from './history-window.ts'
import type { Notes } from './model-request.ts'
import { rules } from './prompt.ts'

/** What of the settings bears out what an assistant says. */
export type EvidenceSettings = Pick<
  Assistant,
  | 'name'
  | 'greeting'
  | 'closingQuestion'
  | 'instructions'
  | 'vocabulary'
  | 'prompts'
  | 'openingHours'
  | 'language'
  | 'answers'
> & { readonly relay: { readonly languages: readonly { readonly code: string }[] } }

/** The check of one answer. */
export interface AnswerCheck extends SentenceCheck {
  /** Gathers what bears the answer out, which would else be done for its first words. */
  prepare(): void
  /** These words bear it out as well: they are not the model's. */
  trust(text: string): void
}

/**
 * Gives the check of an answer: what it says must be borne out by what was found for the question, the settings, or
 * the call so far, and our own rules must not be read out.
 */
export function createAnswerChecks(settings: EvidenceSettings): (request: AnswerRequest, notes: Notes) => AnswerCheck {
  const fixed = settingsTexts(settings)
  const gatherers = new Map<string, ReturnType<typeof createEvidenceGatherer>>()
  const gathererFor = (language: string) => {
    const known = gatherers.get(language) ?? createEvidenceGatherer(language, { secrets: rules })
    gatherers.set(language, known)
    return known
  }
  // The first use of a language takes tens of milliseconds, which no caller should wait for.
  for (const language of [settings.language, ...settings.relay.languages.map(({ code }) => code)]) {
    checkSentence(settings.greeting, true, gathererFor(language)(fixed))
  }
  return (request, notes) => {
    const texts = [...notesTexts(notes), ...fixed, ...callTexts(request, settings.answers.historyTokens)]
    let evidence: Evidence | null = null
    const gathered = () => {
      evidence ??= gathererFor(request.language)(texts)
      return evidence
    }
    return {
      prepare: () => void gathered(),
      trust(text) {
        texts.push(text)
        evidence = null
      },
      look: (sentence, isWhole) => checkSentence(sentence, isWhole, gathered()),
    }
  }
}

function notesTexts({ passages, opening, calendarAnswer, moment }: Notes): string[] {
  const written = passages.map(({ document, headings, text }) => `${document}\n${headings.join('\n')}\n${text}`)
  return [...written, opening, calendarAnswer, moment].filter((text) => text !== null)
}

function settingsTexts(settings: EvidenceSettings): string[] {
  const { name, greeting, closingQuestion, instructions, vocabulary, prompts, openingHours } = settings
  const hours = openingHours ? [...Object.entries(openingHours.days), ...openingHours.holidays.map(holidayEntry)] : []
  return [
    ...[name, greeting, closingQuestion, instructions, vocabulary.join('\n')],
    ...Object.values(prompts).flat(),
    hours.map(([day, ranges]) => `${day} ${ranges.join(', ')}`).join('\n'),
  ]
}

function holidayEntry({ date, name, hours }: NonNullable<Assistant['openingHours']>['holidays'][number]) {
  return [`${name}, ${date}:`, hours] as const
}

/** Callers may hear their own words again, and the assistant may repeat itself, as far back as a model is told. */
function callTexts({ question, history, spoken }: AnswerRequest, tokens: number): string[] {
  const turns = historyWindow(history, tokens)
  return [question, spoken, ...turns.flatMap(({ caller, assistant }) => [caller, assistant])]
}
