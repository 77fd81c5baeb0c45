import type { Assistant } from '../config/schema.ts'
import type { AnswerRequest, CheckVerdict, SentenceCheck } from '../conversation/ports.ts'
import { createClaimCheck } from './claims/claim-check.ts'
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

/** Of what was said before a sentence, in characters: enough for the words that give a secret away. */
const mostBefore = 200

/** The check of one answer. */
export interface AnswerCheck extends SentenceCheck {
  /** Gathers what bears the answer out, which would else be done for its first words. */
  prepare(): void
  /** These words bear it out as well: they are not the model's. */
  trust(text: string): void
}

/**
 * Gives the check of an answer: what it says must be borne out by what was found for the question, the settings, or
 * the call so far, what it says to be done by an action, and our own rules must not be read out.
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
    const gather = gathererFor(request.language)
    const own = [...notesTexts(notes), ...fixed, ...ourTexts(request, settings.answers.historyTokens)]
    const callers = callersTexts(request, settings.answers.historyTokens)
    let evidence: Evidence | null = null
    let ownEvidence: Evidence | null = null
    let before = ''
    const claims = createClaimCheck(request.language, request.actions)
    const gathered = () => {
      evidence ??= gather([...own, ...callers])
      return evidence
    }
    /** Null while callers have named nothing that is not known anyway, as most never do. */
    const withoutCaller = () => {
      ownEvidence ??= gather(own)
      const named = callers.some((text) => 'invented' in checkSentence(text, true, ownEvidence as Evidence))
      return named ? ownEvidence : null
    }
    let priceEvidence: Evidence | null | undefined
    /** Callers may hear their own words again, but no price becomes ours because a caller names it. */
    function priceOfCaller(sentence: string, isWhole: boolean): CheckVerdict | null {
      if (priceEvidence === undefined) priceEvidence = withoutCaller()
      const verdict = priceEvidence && checkSentence(sentence, isWhole, priceEvidence)
      return verdict && 'invented' in verdict && verdict.kind === 'price' ? verdict : null
    }
    return {
      prepare: () => void gathered(),
      trust(text) {
        own.push(text)
        evidence = null
        ownEvidence = null
        priceEvidence = undefined
      },
      look(sentence, isWhole) {
        const verdict = checkSentence(sentence, isWhole, gathered(), before)
        if ('invented' in verdict) return verdict
        const price = priceOfCaller(sentence, isWhole)
        if (price) return price
        if (isWhole) before = `${before} ${sentence}`.slice(-mostBefore)
        const claim = claims.find(sentence)
        if (isWhole) return claim ? { claim: claim.words } : verdict
        const safe = claim?.start ?? claims.opening(sentence)
        return safe === null ? verdict : { safe: Math.min(verdict.safe, safe) }
      },
    }
  }
}

function notesTexts({ passages, opening, calendarAnswer, moment, caller, hints }: Notes): string[] {
  const written = passages.map(({ document, headings, text }) => `${document}\n${headings.join('\n')}\n${text}`)
  return [...written, opening, calendarAnswer, moment, caller, ...hints].filter((text) => text !== null)
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

/** What the assistant said itself, and what actions gave, as far back as a model is told. */
function ourTexts({ history, spoken, actions }: AnswerRequest, tokens: number): string[] {
  const results = actions?.results.map(({ text, input, outcome }) => resultText(text, input, outcome === 'done')) ?? []
  return [spoken, ...historyWindow(history, tokens).map(({ assistant }) => assistant), ...results]
}

function callersTexts({ question, history }: AnswerRequest, tokens: number): string[] {
  return [question, ...historyWindow(history, tokens).map(({ caller }) => caller)]
}

/** What a model made up for an input is borne out by nothing until it was good for something. */
function resultText(text: string, input: Readonly<Record<string, unknown>>, isDone: boolean): string {
  return isDone ? `${text}\n${JSON.stringify(input)}` : text
}
