import type { Assistant } from '../config/schema.ts'
import type { Call } from './call.ts'
import { type CallState, isFreshFork, type SpokenSentence, type TurnState } from './call-state.ts'
import type { Directive } from './directive.ts'
import type { CallEvent } from './events.ts'
import type { Forms } from './forms/forms.ts'
import type { Menu } from './menu/menu.ts'
import { lineChange } from './opened-turn.ts'
import { languageOf } from './policies/call-language.ts'
import { createSentenceStream } from './speakable/sentence-stream.ts'
import { toSpoken } from './speakable/to-spoken.ts'
import { filled, textsFor } from './texts/texts-for.ts'

/** What belongs behind an answer that is whole. */
export interface Conclusion {
  /** What happens with it, to be recorded together. */
  readonly events: readonly CallEvent[]
  /** More sentences, which are part of the answer. */
  readonly sentences: readonly SpokenSentence[]
  /** Said after them, and no part of the answer. */
  readonly asides: readonly string[]
  /** BCP 47 tag: of all this, and of what follows in the call. */
  readonly language: string
  /** What is done once all was heard; null: listen. */
  readonly then: Extract<Directive, { kind: 'transfer' | 'end' }> | null
}

export interface ConclusionParts {
  readonly assistant: Assistant
  readonly forms: Forms
  readonly menu: Menu
  readonly now: () => number
}

/** The form that is offered where nothing else helps. */
export const spareForm = 'message'

/**
 * Looks what follows the newest turn's answer: what a directive asks for, the next question of a form, what else can be
 * done, or the closing question. Does nothing itself; asked again for the same state it gives the same.
 */
export function conclusionOf({ state }: Pick<Call, 'state'>, turn: TurnState, parts: ConclusionParts): Conclusion {
  const { assistant, forms, menu } = parts
  const { then } = turn
  const changes = then && !isDone(then, state) ? lineChange(then, turn.turn) : []
  const language = then?.kind === 'language' ? then.language : languageOf(state, assistant)
  const texts = textsFor(language, assistant)
  const context = { state, turn: turn.turn, now: parts.now() }
  const isSilent = turn.sentences.length === 0
  const more = (given: Partial<Conclusion>, ...said: readonly string[]): Conclusion => {
    const sentences = said.flatMap((text) => sentencesOf(text, language))
    const kept = sentencesAt(turn, sentences)
    return {
      asides: [],
      language,
      then: null,
      ...given,
      sentences,
      events: [...changes, ...(given.events ?? []), ...kept],
    }
  }
  const closing = (events: readonly CallEvent[], asides: readonly string[], ...said: readonly string[]): Conclusion => {
    const last = said.at(-1) ?? asides.at(-1) ?? turn.sentences.at(-1)?.text ?? ''
    const spoken = asides.map((text) => toSpoken(text, language))
    if (endsAsQuestion(last)) return more({ events, asides: spoken }, ...said)
    const asked = prompt(turn, 'closing-question', texts.closingQuestion)
    return more({ events: [...events, asked], asides: [...spoken, toSpoken(texts.closingQuestion, language)] }, ...said)
  }

  switch (then?.kind) {
    case 'transfer':
      return more({ then }, ...(isSilent ? [filled(texts.transfer.connecting, { target: then.target })] : []))
    case 'end':
      return more({ then }, ...(isSilent ? [texts.farewell] : []))
    case 'form': {
      if (state.form?.startedIn === turn.turn) return more({})
      const asked = forms.begin(then.form, then.values, context)
      return asked ? more({ events: asked.events }, asked.text) : closing([], [])
    }
    case 'repeat':
      return closing([], [], lastAnswer(state, turn))
    case 'language':
    case 'pace':
    case undefined:
      break
  }
  if (turn.script) return more({})
  const again = forms.again(context)
  if (again) return state.form?.asked?.turn === turn.turn ? more({}) : more({ events: again.events }, again.text)
  if (isSilent && then?.kind === 'language') return more({}, texts.language.switched)
  if (isSilent && then === null)
    return closing([prompt(turn, 'apology', texts.prompts.trouble)], [texts.prompts.trouble])
  const choices = menu.spoken(state, turn, language)
  return choices === '' ? closing([], []) : closing([prompt(turn, 'menu', choices)], [choices])
}

function isDone(then: Directive, { language, slow }: Readonly<CallState>): boolean {
  if (then.kind === 'language') return then.language === language
  return then.kind === 'pace' && then.slow === slow
}

/** What is still to be done with the call, once the newest answer was heard; null for nothing. */
export function pendingDirective(state: Readonly<CallState>): Conclusion['then'] {
  const { turns, transfer, ended } = state
  const turn = turns.at(-1)
  if (isFreshFork(state)) return null
  if (!turn?.complete || turn.heard !== null || turn.superseded || ended !== null) return null
  if (turn.then?.kind === 'end') return turn.then
  return turn.then?.kind === 'transfer' && transfer?.turn !== turn.turn ? turn.then : null
}

/** What the caller is told when nobody could be reached, with the next best thing; the turn then wants nobody any more. */
export function consolation(
  turn: TurnState | null,
  text: string,
  language: string,
  parts: ConclusionParts,
): Conclusion {
  const { assistant, forms } = parts
  const texts = textsFor(language, assistant)
  const offers = forms.has(spareForm) && !endsAsQuestion(text)
  const turnNumber = turn?.turn ?? 0
  const asked: CallEvent[] = offers
    ? [{ type: 'form.offered', turn: turnNumber, form: spareForm }]
    : [{ type: 'prompt.spoken', turn: turnNumber, kind: 'closing-question', text: texts.closingQuestion }]
  const question = offers ? texts.transfer.offerMessage : texts.closingQuestion
  const isAsked = endsAsQuestion(text)
  const sentences = sentencesOf(isAsked ? text : `${text} ${question}`, language)
  const kept = turn ? sentencesAt(turn, sentences) : []
  const told: CallEvent = { type: 'prompt.spoken', turn: turnNumber, kind: 'transfer-failed', text }
  return { events: [told, ...(isAsked ? [] : asked), ...kept], sentences, asides: [], language, then: null }
}

/** What became of the newest attempt to put the caller through, for the caller. */
export function failureOf({ transfer }: Readonly<CallState>, language: string, assistant: Assistant): string {
  const texts = textsFor(language, assistant).transfer
  if (!transfer) return textsFor(language, assistant).prompts.back
  const { asked, plan, outcome } = transfer
  const wordings: Readonly<Record<string, string>> = {
    ...{ busy: texts.busy, 'no-answer': texts.noAnswer, voicemail: texts.noAnswer, refused: texts.refused },
  }
  const text = (plan.target === asked && wordings[outcome ?? '']) || texts.failed
  return filled(text, { target: asked })
}

/** A text as sentences in both forms. */
function sentencesOf(text: string, language: string): SpokenSentence[] {
  const stream = createSentenceStream(language)
  return [...stream.push(text), ...stream.end()].filter(({ spoken }) => spoken.trim() !== '')
}

function sentencesAt({ turn, sentences }: TurnState, more: readonly SpokenSentence[]): CallEvent[] {
  return more.map(({ text, spoken }, place) => ({
    ...{ type: 'answer.sentence', turn, index: sentences.length + place, text, spoken },
  }))
}

function prompt({ turn }: TurnState, kind: 'closing-question' | 'apology' | 'menu', text: string): CallEvent {
  return { type: 'prompt.spoken', turn, kind, text }
}

function endsAsQuestion(text: string): boolean {
  return /[?؟][\s"'”’)]*$/.test(text)
}

/** What was said before this turn, as far as it was an answer. */
function lastAnswer({ turns }: Readonly<CallState>, { turn }: TurnState): string {
  const before = turns.findLast((candidate) => candidate.turn < turn && candidate.sentences.length > 0)
  return before?.sentences.map(({ text }) => text).join(' ') ?? ''
}
