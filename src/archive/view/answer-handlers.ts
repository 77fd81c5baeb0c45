import type { EndReason } from '../../conversation/events.ts'
import type { Draft, Of } from './draft.ts'
import type { AnswerCorrection, AnswerResult, AnswerSentence, Entry, EntryOf } from './entries.ts'
import type { Handlers } from './handlers.ts'
import { heardOf } from './heard.ts'
import { correctionProblem, modelProblem } from './problems.ts'

type Part = EntryOf<'answer'>

/** What the fold remembers of a turn besides its entries. */
interface TurnNotes {
  attempts: number
  /** How many of its sentences were given to the line. */
  given: number
  /** Of an answer that was whole before it had a word: what is said next belongs to it. */
  result: AnswerResult | null
}

/** What the assistant said, and how much of it was heard. */
export function answerHandlers(draft: Draft) {
  const notes = new Map<number, TurnNotes>()

  function notesOf(turn: number): TurnNotes {
    const found = notes.get(turn) ?? { attempts: 1, given: 0, result: null }
    notes.set(turn, found)
    return found
  }

  const newestPart = (turn: number) => draft.find('answer', (part) => part.turn === turn)

  /** The part that goes on: the last one, unless something else came behind it. */
  function openPart(turn: number): number {
    const place = newestPart(turn)
    if (place >= 0 && place === draft.entries.length - 1) return place
    const before = draft.entries[place]
    const part = before?.kind === 'answer' ? before.part + 1 : 0
    const { attempts, result } = notesOf(turn)
    notesOf(turn).result = null
    const fresh = result ? 'whole' : 'going-on'
    const state = before?.kind === 'answer' ? before.state : fresh
    const rest = { sentences: [], corrections: [], interruption: null }
    return draft.add({ kind: 'answer', turn, part, state, attempts, result, ...rest })
  }

  function changeNewest(turn: number, change: (part: Part) => Partial<Part>): void {
    const place = newestPart(turn)
    draft.change(place < 0 ? openPart(turn) : place, 'answer', change)
  }

  /** Changes every part of an answer that looks different then. */
  function changeParts(turn: number, change: (part: Part) => Partial<Part> | null): void {
    for (const [place, entry] of draft.entries.entries()) {
      const changed = entry.kind === 'answer' && entry.turn === turn ? change(entry) : null
      if (changed) draft.change(place, 'answer', () => changed)
    }
  }

  function thought(turn: number): void {
    if (draft.head.thinking === turn) draft.setHead({ thinking: null })
  }

  function takeSentence({ turn, index, text, spoken }: Of<'answer.sentence'>): void {
    thought(turn)
    if (draft.head.line === 'relay') notesOf(turn).given = index + 1
    const sentence: AnswerSentence = { index, text, spoken, atMs: draft.nowMs, heard: text, unheard: '' }
    const again = draft.find('answer', (part) => part.turn === turn && hasSentence(part, index))
    draft.change(again < 0 ? openPart(turn) : again, 'answer', ({ sentences }) => ({
      sentences: [...sentences.filter((other) => other.index !== index), sentence],
    }))
  }

  function correct(turn: number, correction: Omit<AnswerCorrection, 'problem'>): void {
    const problem = correctionProblem(correction.kind)
    changeNewest(turn, ({ corrections }) => ({ corrections: [...corrections, { ...correction, problem }] }))
  }

  function cut({ turn, heard, estimated }: Of<'turn.interrupted'>): void {
    const split = heardOf(sentencesOf(draft, turn), heard)
    const interruption = { atMs: draft.nowMs, estimated }
    thought(turn)
    changeParts(turn, ({ sentences }) => {
      const now = sentences.map((sentence) => split.get(sentence.index) ?? sentence)
      const isCut = now.some(({ unheard }) => unheard !== '')
      return { sentences: now, state: 'cut', interruption: isCut ? interruption : null }
    })
    silence(turn)
  }

  /** Nor is what was to be said behind the words that were cut. */
  function silence(turn: number): void {
    const cutAt = draft.entries.findIndex((entry) => isCutShort(entry, turn))
    if (cutAt < 0) return
    for (const [place, entry] of draft.entries.entries()) {
      if (place > cutAt && entry.kind === 'prompt' && entry.turn === turn && entry.isHeard) {
        draft.change(place, 'prompt', () => ({ isHeard: false }))
      }
    }
  }

  function resume({ turn }: Of<'turn.resumed'>): void {
    const isWhole = draft.find('answer', (part) => part.turn === turn && part.result !== null) >= 0
    changeParts(turn, ({ sentences }) => ({
      sentences: sentences.map(asHeard),
      state: isWhole ? 'whole' : 'going-on',
      interruption: null,
    }))
  }

  /** What was made but never given to the line is not heard any more. */
  function leave(turn: number): void {
    thought(turn)
    const { given } = notesOf(turn)
    changeParts(turn, ({ sentences, state }) => {
      if (state === 'cut' || sentences.every(({ index, unheard }) => index < given || unheard !== '')) return null
      return { sentences: sentences.map((sentence) => (sentence.index < given ? sentence : asUnheard(sentence))) }
    })
  }

  function drop(turn: number): void {
    leave(turn)
    if (newestPart(turn) < 0) openPart(turn)
    giveUp(turn)
  }

  function giveUp(turn: number): void {
    changeParts(turn, ({ state }) => (state === 'going-on' ? { state: 'dropped' } : null))
  }

  const handlers = {
    'answer.started'({ turn, attempt }) {
      notesOf(turn).attempts = attempt + 1
      if (newestPart(turn) < 0) draft.setHead({ thinking: turn })
      changeParts(turn, () => ({ attempts: attempt + 1, state: 'going-on' }))
    },
    'answer.sentence': takeSentence,
    'answer.completed'({ turn, source, model, sources, usage, then }) {
      thought(turn)
      const result = { source, model, sources: sources ?? [], usage: usage ?? [], then: then ?? null, unanswered: null }
      if (newestPart(turn) < 0) notesOf(turn).result = result
      draft.change(newestPart(turn), 'answer', () => ({ result }))
      changeParts(turn, ({ state }) => (state === 'whole' ? null : { state: 'whole' }))
    },
    'answer.corrected'({ turn, invented, said }) {
      correct(turn, { kind: 'invention', words: invented, said })
    },
    'claim.corrected'({ turn, claim, said }) {
      correct(turn, { kind: 'claim', words: claim, said })
    },
    'question.unanswered'({ turn, because }) {
      const { result: waiting } = notesOf(turn)
      if (waiting) notesOf(turn).result = { ...waiting, unanswered: because }
      const place = draft.find('answer', (part) => part.turn === turn && part.result !== null)
      draft.change(place, 'answer', ({ result }) => ({ result: result && { ...result, unanswered: because } }))
    },
    'turn.interrupted': cut,
    'turn.resumed': resume,
    'turn.superseded': ({ turn }) => drop(turn),
    'prompt.spoken'({ turn, kind, text }) {
      draft.add({ kind: 'prompt', turn, prompt: kind, text, isHeard: true })
    },
    'model.failed'({ turn, model, kind, message, afterMs }) {
      draft.add({ kind: 'error', turn, model, cause: kind, detail: message, afterMs, problem: modelProblem(kind) })
    },
    'reply.sent'({ turn, given }) {
      notesOf(turn).given = Math.max(notesOf(turn).given, given)
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

function sentencesOf({ entries }: Draft, turn: number): AnswerSentence[] {
  return entries.flatMap((entry) => (entry.kind === 'answer' && entry.turn === turn ? entry.sentences : []))
}

function isCutShort(entry: Entry, turn: number): boolean {
  return entry.kind === 'answer' && entry.turn === turn && entry.sentences.some(({ unheard }) => unheard !== '')
}

function hasSentence({ sentences }: Part, index: number): boolean {
  return sentences.some((sentence) => sentence.index === index)
}

function asHeard(sentence: AnswerSentence): AnswerSentence {
  return { ...sentence, heard: sentence.text, unheard: '' }
}

function asUnheard(sentence: AnswerSentence): AnswerSentence {
  return { ...sentence, heard: '', unheard: sentence.text }
}
