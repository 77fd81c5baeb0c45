import type { EndReason } from '../../conversation/events.ts'
import { type AnswerParts, createAnswerParts } from './answer-parts.ts'
import type { Draft, Of } from './draft.ts'
import type { AnswerCorrection, AnswerResult, AnswerSentence } from './entries.ts'
import type { Handlers } from './handlers.ts'
import { heardOf } from './heard.ts'
import { correctionProblem, modelProblem } from './problems.ts'

/** What the assistant said, and how much of it was heard. */
export function answerHandlers(draft: Draft) {
  const answers = new Map<number, AnswerParts>()
  const results = new Map<number, AnswerResult>()

  function answerOf(turn: number): AnswerParts {
    const found = answers.get(turn) ?? createAnswerParts(draft, turn)
    answers.set(turn, found)
    return found
  }

  function thought(turn: number): void {
    if (draft.head.thinking === turn) draft.setHead({ thinking: null })
  }

  function finish(turn: number, result: AnswerResult): void {
    results.set(turn, result)
    answerOf(turn).finish(result)
  }

  function correct(turn: number, correction: Omit<AnswerCorrection, 'problem'>): void {
    const problem = correctionProblem(correction.kind)
    answerOf(turn).changeNewest(({ corrections }) => ({ corrections: [...corrections, { ...correction, problem }] }))
  }

  function cut({ turn, heard, estimated }: Of<'turn.interrupted'>): void {
    const answer = answerOf(turn)
    const sentences = answer.all.flatMap((part) => part.sentences)
    const split = heardOf(sentences, heard)
    const interruption = { atMs: draft.nowMs, estimated }
    thought(turn)
    answer.changeAll((part) => {
      const now = part.sentences.map((sentence) => split.get(sentence.index) ?? sentence)
      return { sentences: now, state: 'cut', interruption: now.some(isUnheard) ? interruption : null }
    })
    const cutShort = answer.all.find((part) => part.sentences.some(isUnheard))
    if (cutShort) silence(turn, draft.entries.indexOf(cutShort))
  }

  /** Nor is what was to be said behind the words that were cut. */
  function silence(turn: number, behind: number): void {
    for (let place = behind + 1; place < draft.entries.length; place += 1) {
      const entry = draft.entries[place]
      if (entry?.kind === 'prompt' && entry.turn === turn && entry.isHeard) {
        draft.change(place, 'prompt', () => ({ isHeard: false }))
      }
    }
  }

  /** What was made but never given to the line is not heard any more. */
  function leave(turn: number): void {
    thought(turn)
    const answer = answerOf(turn)
    answer.changeAll(({ sentences, state }) => {
      const isGiven = ({ index }: AnswerSentence) => index < answer.given
      if (state === 'cut' || sentences.every((sentence) => isGiven(sentence) || isUnheard(sentence))) return null
      return { sentences: sentences.map((sentence) => (isGiven(sentence) ? sentence : asUnheard(sentence))) }
    })
  }

  function giveUp(turn: number): void {
    answerOf(turn).changeAll(({ state }) => (state === 'going-on' ? { state: 'dropped' } : null))
  }

  const handlers = {
    'answer.started'({ turn, attempt }) {
      const answer = answerOf(turn)
      answer.attempts = attempt + 1
      if (answer.all.length === 0) draft.setHead({ thinking: turn })
      answer.changeAll(() => ({ attempts: attempt + 1, state: 'going-on' }))
    },
    'answer.sentence'({ turn, index, text, spoken }) {
      thought(turn)
      const answer = answerOf(turn)
      if (draft.head.line === 'relay') answer.given = index + 1
      answer.put({ index, text, spoken, atMs: draft.nowMs, heard: text, unheard: '' })
    },
    'answer.completed'({ turn, source, model, sources, usage, then }) {
      thought(turn)
      // Logs of earlier versions say less.
      const rest = { sources: sources ?? [], usage: usage ?? [], then: then ?? null }
      finish(turn, { source, model, ...rest, unanswered: null })
      answerOf(turn).changeAll(({ state }) => (state === 'whole' ? null : { state: 'whole' }))
    },
    'answer.corrected'({ turn, invented, said }) {
      correct(turn, { kind: 'invention', words: invented, said })
    },
    'claim.corrected'({ turn, claim, said }) {
      correct(turn, { kind: 'claim', words: claim, said })
    },
    'question.unanswered'({ turn, because }) {
      const result = results.get(turn)
      if (!result) return
      results.set(turn, { ...result, unanswered: because })
      const answer = answerOf(turn)
      if (answer.all.length === 0) answer.finish({ ...result, unanswered: because })
      answer.changeAll((part) => part.result && { result: { ...part.result, unanswered: because } })
    },
    'turn.interrupted': cut,
    'turn.resumed'({ turn }) {
      const state = results.has(turn) ? 'whole' : 'going-on'
      answerOf(turn).changeAll(({ sentences }) => ({ sentences: sentences.map(asHeard), state, interruption: null }))
    },
    'turn.superseded'({ turn }) {
      leave(turn)
      if (answerOf(turn).all.length === 0) answerOf(turn).goOn(() => ({}))
      giveUp(turn)
    },
    'prompt.spoken'({ turn, kind, text }) {
      draft.add({ kind: 'prompt', turn, prompt: kind, text, isHeard: true })
    },
    'model.failed'({ turn, model, kind, message, afterMs }) {
      draft.add({ kind: 'error', turn, model, cause: kind, detail: message, afterMs, problem: modelProblem(kind) })
    },
    'reply.sent'({ turn, given }) {
      answerOf(turn).given = Math.max(answerOf(turn).given, given)
    },
  } satisfies Partial<Handlers>

  return {
    handlers,
    /** Before the caller's next words, or the end of the call. */
    closeTurn(turn: number, by: 'words' | EndReason): void {
      // What we say last is on its way when the call ends.
      if (by === 'words' || by === 'caller') leave(turn)
      if (by !== 'words') giveUp(turn)
    },
  }
}

function isUnheard({ unheard }: AnswerSentence): boolean {
  return unheard !== ''
}

function asHeard(sentence: AnswerSentence): AnswerSentence {
  return { ...sentence, heard: sentence.text, unheard: '' }
}

function asUnheard(sentence: AnswerSentence): AnswerSentence {
  return { ...sentence, heard: '', unheard: sentence.text }
}
