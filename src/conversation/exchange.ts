import { setImmediate as nextTick } from 'node:timers/promises'
import type { Assistant } from '../config/schema.ts'
import { createAlarm } from '../lib/alarm.ts'
import type { Clock } from '../lib/clock.ts'
import type { Acting } from './acting.ts'
import { type Answer, startAnswer } from './answer.ts'
import { nextFiller } from './answer-request.ts'
import type { Call } from './call.ts'
import { findTurn, isFreshFork, type TurnState } from './call-state.ts'
import type { Calls } from './calls.ts'
import { type Conclusion, conclusionOf, consolation, failureOf, pendingDirective, spareForm } from './conclusion.ts'
import { correctionOf } from './correction.ts'
import type { CallEvent, EndReason, OperatorDirective, PromptKind } from './events.ts'
import { estimateHeard } from './heard.ts'
import { isReprompt, recordRuledTurn } from './opened-turn.ts'
import { languageOf } from './policies/call-language.ts'
import { type Conduct, createConduct, decide } from './policies/conduct.ts'
import type { Decision } from './policies/policy.ts'
import type { Responder } from './ports.ts'
import { remainderOf } from './remainder.ts'
import { type CallerInput, hiddenKeys, type Next, type Reply } from './reply.ts'
import { createSentenceStream, type Sentence } from './speakable/sentence-stream.ts'
import { toSpoken } from './speakable/to-spoken.ts'
import type { SpeechStream } from './speech-piece.ts'
import { filled, textsFor } from './texts/texts-for.ts'
import type { TransferPlan } from './transfer-plan.ts'
import { attemptUnderWay, type Transfers } from './transferring.ts'
import { answererOf } from './turn-answerer.ts'

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
  /**
   * The call comes over from a line that failed: its answer goes on, or it is listened to. One that begins as a fork of
   * another is listened to in silence.
   */
  takeOver(call: Call): PlacedReply
  /** Nobody took the caller, who is back: `call.state.transfer` tells why. */
  returned(call: Call): PlacedReply
  /** The line has spoken what it had and asks for more of a turn's answer; nulls mean "wherever we are". */
  goOn(call: Call, place: { turn: number | null; from: number | null; waits: number }): Promise<PlacedReply>
}

export interface ExchangeOptions {
  readonly assistant: Assistant
  readonly responder: Responder
  /** Null where there are no actions. */
  readonly acting?: Acting | null
  /** Null where nobody can be put through. */
  readonly transfers?: Pick<Transfers, 'begin'> | null
  /** Without one, the rules that every assistant has. */
  readonly conduct?: Conduct
  readonly calls: Pick<Calls, 'end'>
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

/** While an action runs, so many fillers are said before something else is offered. */
const fillersBeforeOffer = 3
/** The carrier gives a request up after 15 s. */
export const longestWaitMs = 9_000

export function createExchange(options: ExchangeOptions): Exchange {
  const { assistant, responder, acting = null, transfers = null, calls, clock, onProblem } = options
  const { timing } = assistant
  const { rules, forms, menu } = options.conduct ?? createConduct(assistant)
  const parts = { assistant, forms, menu, now: () => clock.now() }
  const answererParts = { assistant, responder, acting, clock }
  const languageIn = (call: Call) => languageOf(call.state, assistant)
  const textsIn = (call: Call) => textsFor(languageIn(call), assistant)

  function reply({ state }: Call, say: readonly string[], next: Next): Reply {
    const { language, slow } = state
    return {
      ...{ say, next },
      ...(language !== null && language !== assistant.language && { language }),
      ...(slow && { slow: true as const }),
    }
  }

  function listening({ state }: Call): Next {
    const keys = forms.keys(state)
    return { kind: 'listen', turn: state.turn + 1, ...(keys && { keys }) }
  }

  /** Says what is no part of an answer. */
  function listen(call: Call, ...texts: readonly string[]): PlacedReply {
    const say = texts.map((text) => toSpoken(text, languageIn(call)))
    return { reply: reply(call, say, listening(call)), turn: call.state.turn, from: 0, given: 0 }
  }

  function stopOldAnswer(call: Call): void {
    const old = call.answer
    call.answer = null
    if (!old || old.done) return
    old.stop()
    call.note({ type: 'turn.superseded', turn: old.turn })
  }

  async function carryOut(
    call: Call,
    input: CallerInput,
    decision: Exclude<Decision, { kind: 'continue' }>,
    opened: number,
  ): Promise<PlacedReply> {
    switch (decision.kind) {
      case 'prompt':
        return remark(call, decision.prompt, decision.text, [decision.because])
      case 'end':
        remark(call, 'farewell', decision.text, decision.because ? [decision.because] : [])
        return hangUp(call, [toSpoken(decision.text, languageIn(call))], decision.reason, decision.text)
      case 'direct':
      case 'act':
        if (isReprompt(input, decision)) {
          return remark(call, 'reprompt', decision.kind === 'direct' ? decision.text : '', decision.because)
        }
        recordRuledTurn(call, input, opened, decision).catch(onProblem)
        return speakNewest(call)
    }
  }

  function remark(call: Call, kind: PromptKind, text: string, because: readonly CallEvent[]): PlacedReply {
    for (const event of because) call.note(event)
    call.note({ type: 'prompt.spoken', turn: call.state.turn, kind, text })
    return listen(call, text)
  }

  async function hangUp(call: Call, say: readonly string[], reason: EndReason, detail: string): Promise<PlacedReply> {
    await calls.end(call, reason, detail)
    return { reply: reply(call, say, { kind: 'hang-up' }), turn: call.state.turn, from: 0, given: 0 }
  }

  function speakNewest(call: Call): Promise<PlacedReply> | PlacedReply {
    const turn = call.state.turns.at(-1)
    return turn ? speakFrom(call, turn, 0, 0) : listen(call, textsIn(call).prompts.repeat)
  }

  /** The running answer of a turn, or a new attempt that goes on after the sentences it already has. */
  function answerOf(call: Call, turn: TurnState): Answer {
    if (call.answer?.turn === turn.turn) return call.answer
    call.answer?.stop()
    const language = languageIn(call)
    call.answer = startAnswer({
      turn: turn.turn,
      attempt: turn.attempts,
      sentences: turn.sentences,
      correction: correctionOf({ ...textsIn(call), language }),
      corrected: turn.corrected,
      speech: sentenceBySentence(language),
      ...answererOf(call, turn, language, answererParts),
      record: (event) => call.note(event),
      onProblem,
      now: () => clock.now(),
    })
    return call.answer
  }

  async function speakFrom(call: Call, turn: TurnState, from: number, waits: number): Promise<PlacedReply> {
    const answer = turn.complete
      ? { sentences: turn.sentences, done: true }
      : await waitFor(answerOf(call, turn), from, waits)
    if (turn.superseded || call.state.ended !== null) return overtaken(call)
    if (answer.done) return conclude(call, turn, from)
    const given = answer.sentences.length
    const say = answer.sentences.slice(from).map((sentence) => sentence.spoken)
    const place = { turn: turn.turn, from, given }
    if (say.length === 0) return { ...place, reply: filler(call, turn.turn, from, waits) }
    return { ...place, reply: reply(call, say, { kind: 'more', turn: turn.turn, from: given, waits: 0 }) }
  }

  /** While an action runs, the pauses between fillers grow. */
  async function waitFor(answer: Answer, from: number, waits: number): Promise<Answer> {
    const patience = createAlarm(clock)
    const waitMs = Math.min(timing.patienceMs * (answer.working ? waits + 1 : 1), longestWaitMs)
    const outOfPatience = new Promise<void>((resolve) => patience.set(waitMs, resolve))
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
    return { reply: reply(call, [], next), turn, from: given, given }
  }

  /** The answer is whole: the rest of it is said with what follows it, and then that is done. */
  async function conclude(call: Call, turn: TurnState, from: number): Promise<PlacedReply> {
    const conclusion = conclusionOf(call, turn, parts)
    const { then } = conclusion
    const uninterrupted = turn.script?.interruptible === false && { interruptible: false as const }
    say(call, conclusion)
    const place = (next: Next): PlacedReply => {
      const words = turn.sentences.slice(from).map(({ spoken }) => spoken)
      const whole = { ...reply(call, [...words, ...conclusion.asides], next), ...uninterrupted }
      return { reply: whole, turn: turn.turn, from, given: turn.sentences.length }
    }
    if (then === null) return place(listening(call))
    if (then.kind === 'end') {
      await calls.end(call, 'assistant', '')
      return place({ kind: 'hang-up' })
    }
    const plan = await transfers?.begin(call, { target: then.target, because: then.because })
    if (plan && !('refused' in plan)) return place({ kind: 'transfer', plan })
    const why = plan?.refused || unreachable(call, then.target)
    say(call, consolation(turn, why, languageIn(call), parts))
    return place(listening(call))
  }

  /** What a person of the business wants done goes before all else. */
  async function obey(call: Call, wanted: OperatorDirective): Promise<PlacedReply> {
    stopOldAnswer(call)
    const { farewell } = textsIn(call)
    if (wanted.kind === 'end') {
      remark(call, 'farewell', farewell, [])
      return hangUp(call, [toSpoken(farewell, languageIn(call))], 'operator', '')
    }
    const plan = await transfers?.begin(call, wanted)
    if (!plan || 'refused' in plan) return console(call, plan?.refused || unreachable(call, wanted.target))
    return dialling(call, plan)
  }

  function dialling(call: Call, plan: TransferPlan): PlacedReply {
    const { turn, given } = call.state.turns.at(-1) ?? { turn: 0, given: 0 }
    return { reply: reply(call, [], { kind: 'transfer', plan }), turn, from: given, given }
  }

  /** Tells that nobody could be reached, with the next best thing. */
  function console(call: Call, text: string): PlacedReply {
    const turn = call.state.turns.at(-1) ?? null
    const from = turn?.sentences.length ?? 0
    const told = consolation(turn, text, languageIn(call), parts)
    say(call, told)
    const words = told.sentences.map(({ spoken }) => spoken)
    const given = turn?.sentences.length ?? 0
    return { reply: reply(call, words, listening(call)), turn: turn?.turn ?? 0, from, given }
  }

  function unreachable(call: Call, target: string): string {
    return filled(textsIn(call).transfer.failed, { target })
  }

  function say(call: Call, { events }: Conclusion): void {
    for (const event of events) call.note(event)
  }

  /** Something to bridge the wait with; at length, an offer that the caller can take instead of waiting. */
  function filler(call: Call, turn: number, from: number, waits: number): Reply {
    const { prompts, actions } = textsIn(call)
    const { offered, form } = call.state
    const own = call.answer?.working?.fillers ?? []
    const mayOffer = call.answer?.working && forms.has(spareForm) && offered === null && form === null
    if (mayOffer && waits >= fillersBeforeOffer) {
      call.note({ type: 'form.offered', turn, form: spareForm })
      return remark(call, 'filler', actions.slow, []).reply
    }
    const text = nextFiller(own.length > 0 ? own : prompts.fillers, call.state.lastFiller)
    call.note({ type: 'prompt.spoken', turn, kind: 'filler', text })
    return reply(call, [toSpoken(text, languageIn(call))], { kind: 'more', turn, from, waits: waits + 1 })
  }

  /** After a crash the carrier sends words again that the log already has, unanswered. */
  function takenBefore(call: Call, { text }: CallerInput, turn: number | null): TurnState | null {
    const newest = call.state.turns.at(-1)
    if (!newest || newest.given > 0 || call.answer || newest.turn !== (turn ?? call.state.turn)) return null
    return newest.input === text || newest.input === hiddenKeys(text) ? newest : null
  }

  /** Silence while we are still at work is no silence. */
  function stillAtWork({ state, answer }: Call, { text }: CallerInput): TurnState | null {
    const newest = state.turns.at(-1)
    return text === '' && newest && !newest.complete && answer?.turn === newest.turn ? newest : null
  }

  return {
    greet() {
      responder.warm()
      const say = [toSpoken(assistant.greeting, assistant.language)]
      return { reply: { say, next: { kind: 'listen', turn: 1 } }, turn: 0, from: 0, given: 0 }
    },

    async hear(call, input, turn) {
      const again = takenBefore(call, input, turn)
      if (again) return speakFrom(call, again, 0, 0)
      const working = stillAtWork(call, input)
      if (working) return speakFrom(call, working, working.given, 0)
      const now = clock.now()
      const cut = input.text === '' ? null : estimateHeard(call.state, input.text, now, timing.charactersPerSecond)
      if (cut) call.note({ type: 'turn.interrupted', ...cut, estimated: true })
      stopOldAnswer(call)
      const opened = call.state.turn + 1
      const { directed } = call.state
      if (directed) {
        const { text, via, confidence } = input
        if (text !== '') call.note({ type: 'caller.said', turn: opened, text, via, confidence })
        return obey(call, directed)
      }
      const decision = decide(rules, input, { state: call.state, turn: opened, now })
      if (decision.kind !== 'continue') return carryOut(call, input, decision, opened)
      const { text, via, confidence } = input
      call.note({ type: 'caller.said', turn: opened, text, via, confidence })
      return speakNewest(call)
    },

    takeOver(call) {
      stopOldAnswer(call)
      if (isFreshFork(call.state)) return listen(call)
      const { transfer, session } = call.state
      if (transfer && transfer.outcome !== null && !transfer.told) return this.returned(call)
      const rest = remainderOf(call.state, clock.now(), timing.charactersPerSecond)
      const pending = pendingDirective(call.state) && call.state.turns.at(-1)
      if (!rest && !pending) return listen(call, session === null ? assistant.greeting : textsIn(call).prompts.back)
      const { turn } = rest?.turn ?? (pending as TurnState)
      if (rest) call.note({ type: 'turn.resumed', turn })
      const from = rest ? wholeSentences(rest.turn, rest.heard) : (pending?.sentences.length ?? 0)
      return { reply: reply(call, [], { kind: 'more', turn, from, waits: 0 }), turn, from, given: from }
    },

    returned(call) {
      return console(call, failureOf(call.state, languageIn(call), assistant))
    },

    async goOn(call, { turn, from, waits }) {
      if (call.state.directed) return obey(call, call.state.directed)
      const newest = call.state.turns.at(-1)
      // The line was called back for a transfer that had begun meanwhile: it has left whatever dialled.
      const attempt = turn === null ? attemptUnderWay(call.state) : null
      if (attempt) return dialling(call, attempt.plan)
      const wanted = (turn !== null && findTurn(call.state, turn)) || newest
      if (!wanted || !newest) return listen(call, textsIn(call).prompts.repeat)
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
