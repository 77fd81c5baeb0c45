import { setImmediate as nextTick } from 'node:timers/promises'
import type { Assistant } from '../config/schema.ts'
import { createAlarm } from '../lib/alarm.ts'
import type { Clock } from '../lib/clock.ts'
import { type Answer, startAnswer } from './answer.ts'
import { answerRequest, nextFiller } from './answer-request.ts'
import type { Call } from './call.ts'
import { findTurn, type TurnState } from './call-state.ts'
import type { Calls } from './calls.ts'
import { correctionOf } from './correction.ts'
import { estimateHeard } from './heard.ts'
import { conductRules, decide } from './policies/conduct.ts'
import type { Decision } from './policies/policy.ts'
import type { Responder } from './ports.ts'
import { remainderOf } from './remainder.ts'
import type { CallerInput, Next, Reply } from './reply.ts'
import { createSentenceStream, type Sentence } from './speakable/sentence-stream.ts'
import { toSpoken } from './speakable/to-spoken.ts'
import type { SpeechStream } from './speech-piece.ts'

/** A reply with its place in the answer: the sentences from `from` up to `given` are spoken with it. */
export interface PlacedReply {
  readonly reply: Reply
  readonly turn: number
  readonly from: number
  readonly given: number
}

/**
 * The conversation for lines that ask and get one reply a request: each method says what to speak now and what to ask
 * for next. Answers are made while earlier sentences are being heard.
 */
export interface Exchange {
  /** The first words of a call. */
  greet(): PlacedReply
  /** The caller did something. `turn` is the number that the line was given to report it under, or null. */
  hear(call: Call, input: CallerInput, turn: number | null): Promise<PlacedReply>
  /** The call comes over from a line that failed: its answer goes on, or it is listened to. */
  takeOver(call: Call): PlacedReply
  /** The line has spoken what it had and asks for more of a turn's answer; nulls mean "wherever we are". */
  goOn(call: Call, place: { turn: number | null; from: number | null; waits: number }): Promise<PlacedReply>
}

export interface ExchangeOptions {
  readonly assistant: Assistant
  readonly responder: Responder
  readonly calls: Pick<Calls, 'end'>
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

export function createExchange({ assistant, responder, calls, clock, onProblem }: ExchangeOptions): Exchange {
  const { language, timing, prompts, closingQuestion } = assistant
  const rules = conductRules(assistant)
  const spoken = (text: string) => toSpoken(text, language)
  const closing = spoken(closingQuestion)
  const correction = correctionOf(assistant)

  function listen(call: Call, say: readonly string[]): PlacedReply {
    const turn = call.state.turn
    return { reply: { say, next: { kind: 'listen', turn: turn + 1 } }, turn, from: 0, given: 0 }
  }

  function stopOldAnswer(call: Call): void {
    const old = call.answer
    call.answer = null
    if (!old || old.done) return
    old.stop()
    call.note({ type: 'turn.superseded', turn: old.turn })
  }

  async function carryOut(call: Call, decision: Exclude<Decision, { kind: 'continue' }>): Promise<PlacedReply> {
    const text = spoken(decision.text)
    if (decision.because) call.note(decision.because)
    const { turn } = call.state
    if (decision.kind === 'prompt') {
      call.note({ type: 'prompt.spoken', turn, kind: decision.prompt, text: decision.text })
      return listen(call, [text])
    }
    call.note({ type: 'prompt.spoken', turn, kind: 'farewell', text: decision.text })
    await calls.end(call, decision.reason, decision.text)
    return { reply: { say: [text], next: { kind: 'hang-up' } }, turn, from: 0, given: 0 }
  }

  /** The running answer of a turn, or a new attempt that goes on after the sentences it already has. */
  function answerOf(call: Call, turn: TurnState): Answer {
    if (call.answer?.turn === turn.turn) return call.answer
    call.answer?.stop()
    call.answer = startAnswer({
      turn: turn.turn,
      attempt: turn.attempts,
      sentences: turn.sentences,
      correction,
      corrected: turn.corrected,
      speech: sentenceBySentence(language),
      request: answerRequest(call, turn, language, clock.now()),
      responder,
      record: (event) => call.note(event),
      onProblem,
      now: () => clock.now(),
    })
    return call.answer
  }

  async function speakFrom(call: Call, turn: TurnState, from: number, waits: number): Promise<PlacedReply> {
    const answer = turn.complete ? { sentences: turn.sentences, done: true } : await waitFor(answerOf(call, turn), from)
    if (turn.superseded || call.state.ended !== null) return overtaken(call)
    const given = answer.sentences.length
    const say = answer.sentences.slice(from).map((sentence) => sentence.spoken)
    const place = { turn: turn.turn, from, given }
    if (answer.done) return { ...place, reply: lastReply(call, say, given === 0) }
    if (say.length === 0) return { ...place, reply: filler(call, turn.turn, from, waits) }
    return { ...place, reply: { say, next: { kind: 'more', turn: turn.turn, from: given, waits: 0 } } }
  }

  async function waitFor(answer: Answer, from: number): Promise<Answer> {
    const patience = createAlarm(clock)
    const outOfPatience = new Promise<void>((resolve) => patience.set(timing.patienceMs, resolve))
    await Promise.race([answer.ready(from), outOfPatience])
    patience.clear()
    await nextTick() // what came in the same packet as the first sentence is spoken with it
    return answer
  }

  /** While this request waited, the caller said more, or left: the newest turn has the word. */
  function overtaken(call: Call): PlacedReply {
    const newest = call.state.turns.at(-1)
    const turn = newest?.turn ?? 0
    const given = newest?.given ?? 0
    const next: Next = call.state.ended === null ? { kind: 'more', turn, from: given, waits: 0 } : { kind: 'hang-up' }
    return { reply: { say: [], next }, turn, from: given, given }
  }

  function lastReply(call: Call, say: readonly string[], nothing: boolean): Reply {
    const { turn } = call.state
    const words = nothing ? [spoken(prompts.trouble)] : say
    if (nothing) call.note({ type: 'prompt.spoken', turn, kind: 'apology', text: prompts.trouble })
    const next = { kind: 'listen', turn: turn + 1 } as const
    if (words.at(-1)?.endsWith('?')) return { say: words, next }
    call.note({ type: 'prompt.spoken', turn, kind: 'closing-question', text: closingQuestion })
    return { say: [...words, closing], next }
  }

  function filler(call: Call, turn: number, from: number, waits: number): Reply {
    const text = nextFiller(prompts.fillers, call.state.lastFiller)
    call.note({ type: 'prompt.spoken', turn, kind: 'filler', text })
    return { say: [spoken(text)], next: { kind: 'more', turn, from, waits: waits + 1 } }
  }

  /** After a crash the carrier sends words again that the log already has, unanswered. */
  function takenBefore(call: Call, input: CallerInput, turn: number | null): TurnState | null {
    const newest = call.state.turns.at(-1)
    if (!newest || newest.given > 0 || call.answer || newest.turn !== (turn ?? call.state.turn)) return null
    return newest.input === input.text ? newest : null
  }

  return {
    greet() {
      responder.warm()
      const reply: Reply = { say: [spoken(assistant.greeting)], next: { kind: 'listen', turn: 1 } }
      return { reply, turn: 0, from: 0, given: 0 }
    },

    async hear(call, input, turn) {
      const again = takenBefore(call, input, turn)
      if (again) return speakFrom(call, again, 0, 0)
      const now = clock.now()
      const cut = input.text === '' ? null : estimateHeard(call.state, input.text, now, timing.charactersPerSecond)
      if (cut) call.note({ type: 'turn.interrupted', ...cut, estimated: true })
      stopOldAnswer(call)
      const opened = call.state.turn + 1
      const decision = decide(rules, input, { state: call.state, turn: opened, now })
      if (decision.kind !== 'continue') return carryOut(call, decision)
      const { text, via, confidence } = input
      call.note({ type: 'caller.said', turn: opened, text, via, confidence })
      const state = findTurn(call.state, opened)
      return state ? speakFrom(call, state, 0, 0) : listen(call, [spoken(prompts.repeat)])
    },

    takeOver(call) {
      stopOldAnswer(call)
      const rest = remainderOf(call.state, clock.now(), timing.charactersPerSecond)
      if (!rest) return listen(call, [spoken(call.state.session === null ? assistant.greeting : prompts.back)])
      const { turn } = rest.turn
      call.note({ type: 'turn.resumed', turn })
      const from = wholeSentences(rest.turn, rest.heard)
      return { reply: { say: [], next: { kind: 'more', turn, from, waits: 0 } }, turn, from, given: from }
    },

    async goOn(call, { turn, from, waits }) {
      const newest = call.state.turns.at(-1)
      const wanted = (turn !== null && findTurn(call.state, turn)) || newest
      if (!wanted || !newest) return listen(call, [spoken(prompts.repeat)])
      if (wanted !== newest) return speakFrom(call, newest, newest.given, 0)
      return speakFrom(call, newest, Math.min(from ?? newest.given, newest.sentences.length), waits)
    },
  }
}

/** Each sentence is a piece of its own: this line speaks nothing smaller. */
function sentenceBySentence(language: string): SpeechStream {
  const stream = createSentenceStream(language)
  const whole = (sentences: readonly Sentence[]) => sentences.map((sentence) => ({ ...sentence, endsSentence: true }))
  return { push: (delta) => whole(stream.push(delta)), end: () => whole(stream.end()) }
}

/** How many of a turn's sentences are heard to the end. */
function wholeSentences({ sentences }: TurnState, heard: string): number {
  let length = 0
  return sentences.filter(({ text }) => {
    length += text.length + 1
    return length <= heard.length + 1
  }).length
}
