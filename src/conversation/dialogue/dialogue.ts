import type { Assistant } from '../../config/schema.ts'
import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Acting } from '../acting.ts'
import type { Call } from '../call.ts'
import { findTurn, isFreshFork } from '../call-state.ts'
import type { Calls } from '../calls.ts'
import { type Conclusion, failureOf, pendingDirective } from '../conclusion.ts'
import type { EndReason, PromptKind } from '../events.ts'
import { conversationWith, sentenceTexts } from '../history.ts'
import { isReprompt, onlyChangesLine, type RuledTurn, recordRuledTurn } from '../opened-turn.ts'
import { languageOf } from '../policies/call-language.ts'
import { type Conduct, createConduct, decide } from '../policies/conduct.ts'
import type { AnswerRequest, Responder } from '../ports.ts'
import { remainderOf } from '../remainder.ts'
import type { CallerInput } from '../reply.ts'
import { toSpoken } from '../speakable/to-spoken.ts'
import type { Dialogue, LineInput, SpokenLine } from '../spoken-line.ts'
import { writtenForm } from '../spoken-units.ts'
import { textsFor } from '../texts/texts-for.ts'
import type { Transfers } from '../transferring.ts'
import { createAnswering } from './answering.ts'
import { isBackchannel } from './backchannel.ts'
import { createHandingOn } from './handing-on.ts'
import { createKeypad } from './keypad.ts'
import { knownLanguage } from './known-language.ts'
import { createPacedLine } from './paced-line.ts'
import { createPreparing } from './preparing.ts'
import { withSoundTimes } from './sound-times.ts'
import { type Cut, createSpeaker } from './speaker.ts'
import { gap, leftToSay } from './taking-up.ts'

export interface DialogueParts {
  readonly assistant: Assistant
  readonly responder: Responder
  /** Null where there are no actions. */
  readonly acting?: Acting | null
  /** Null where nobody can be put through. */
  readonly transfers?: Pick<Transfers, 'begin'> | null
  /** Without one, the rules that every assistant has. */
  readonly conduct?: Conduct
  readonly calls: Pick<Calls, 'end' | 'forget'>
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

export interface DialogueOpening {
  readonly call: Call
  readonly line: SpokenLine
  /** The carrier's id of this session. */
  readonly session: string
  /** True when the call goes on after a line was lost: then nobody is greeted again. */
  readonly resumed: boolean
}

/** A pause that a caller does not notice when a lost line comes back. */
const unnoticedMs = 1_500
/** Whoever types a number from a slip of paper looks up now and then. */
const numberGapMs = 3_000

/** Holds a conversation on a line where words go both ways at any time. */
export function openDialogue(opening: DialogueOpening, parts: DialogueParts): Dialogue {
  const { call, session, resumed } = opening
  const { assistant, responder, acting = null, transfers = null, calls, clock, onProblem } = parts
  const { language: ownLanguage, timing, relay, listening } = assistant
  const { charactersPerSecond } = timing
  const conduct = parts.conduct ?? createConduct(assistant)
  const { rules, forms } = conduct
  const consolationParts = { assistant, ...conduct, now: () => clock.now() }
  const silence = createAlarm(clock)
  const falseAlarm = createAlarm(clock)
  const line = createPacedLine({ line: opening.line, clock, charactersPerSecond, isSlow: () => call.state.slow })
  const speaker = withSoundTimes(createSpeaker({ line, clock, charactersPerSecond, language: ownLanguage, onOver }), {
    call,
    clock,
  })
  const answering = createAnswering({
    ...{ call, speaker, assistant, responder, acting, conduct, clock, onProblem, onLogLost },
    onConcluded: () => followLanguage(),
  })
  const handingOn = createHandingOn({
    call,
    line,
    speaker,
    transfers,
    consolation: consolationParts,
    isOver: () => closed,
  })
  const keypad = createKeypad({ clock, entry: keyTiming, onDigits: hearDigits })
  const preparing = relay.preparePartials ? createPreparing({ clock, responder, requestFor }) : null
  /** What was cut short and by a noise perhaps: spoken after all unless words follow. */
  let cutShort: ReturnType<typeof stopAt> | null = null
  /** What the recogniser says that the caller speaks, as far as the settings know it. */
  let heardIn = ownLanguage
  let toldLanguage = ownLanguage
  let callerIsActive = false
  let saidGoodbye = false
  /** What the caller said while something was on its way that must be heard first. */
  let heldBack: CallerInput | null = null
  /** The call goes to a person: nothing is taken any more. */
  let leaving = false
  let handingOver = false
  let closed = false

  const language = () => languageOf(call.state, assistant)
  const texts = () => textsFor(language(), assistant)
  const closing = () => toSpoken(texts().closingQuestion, language())
  /** Once a call has changed its language, that one counts. */
  const answerLanguage = () => call.state.language ?? heardIn

  function keyTiming() {
    const { digitGapMs, digitEndKey } = relay
    const entry = forms.keys(call.state)
    if (entry) return { gapMs: Math.max(digitGapMs, numberGapMs), endKey: entry.endKey, most: entry.most }
    return { gapMs: digitGapMs, endKey: digitEndKey === 'none' ? null : digitEndKey, most: null }
  }

  /** The line hears and speaks what the call has changed to. */
  function followLanguage(): void {
    if (language() === toldLanguage) return
    toldLanguage = language()
    line.setLanguage?.(toldLanguage)
  }

  /** It is the caller's turn: with nothing else to wait for, this is the moment between two turns. */
  function listen(): void {
    if (callerIsActive) return
    const pending = pendingDirective(call.state)
    if (pending) carryOut(pending)
    else if (handingOver) leave()
    else silence.set(relay.silenceMs ?? listening.timeoutMs, () => hear({ text: '', via: 'speech', confidence: null }))
  }

  function leave(): void {
    silence.clear()
    line.end({ reason: 'resume' })
  }

  /** This copy of the call is spoilt: whoever is asked next reads the log anew. */
  function onLogLost(): void {
    calls.forget(call)
    handingOver = true
  }

  function onOver(): void {
    const waiting = heldBack
    heldBack = null
    if (saidGoodbye) line.end({ reason: 'goodbye' })
    else if (leaving) return
    else if (waiting) hear(waiting)
    else listen()
  }

  /** Words that may not be cut off are not overtaken on their way to the line either. */
  function mustBeSaidFirst(): boolean {
    return answering.active && call.state.turns.at(-1)?.script?.interruptible === false
  }

  /** What a person of the business wants done goes before all else; what is being said is cut, or said first. */
  function obey(): void {
    const { directed } = call.state
    if (closed || saidGoodbye || leaving || directed === null) return
    silence.clear()
    falseAlarm.clear()
    cutShort = null
    heldBack = null
    dropUnsaid()
    if (directed.kind === 'end') sayGoodbye(texts().farewell, 'operator', '')
    else carryOut(directed)
  }

  function sayGoodbye(text: string, reason: EndReason, detail: string): void {
    saidGoodbye = true
    keypad.close()
    say('farewell', text, false)
    calls.end(call, reason, detail).catch(onProblem)
  }

  /** What was said has been heard: now it is done. */
  function carryOut(directive: NonNullable<Conclusion['then']>): void {
    silence.clear()
    keypad.close()
    if (directive.kind === 'end') {
      saidGoodbye = true
      calls.end(call, 'assistant', '').catch(onProblem)
      line.end({ reason: 'goodbye' })
      return
    }
    leaving = true
    handingOn.putThrough(directive).then(
      (isGone) => {
        leaving = isGone
      },
      (error: unknown) => {
        onProblem(error)
        leaving = false
        onLogLost()
        listen()
      },
    )
  }

  function say(kind: PromptKind, text: string, interruptible = true): void {
    const { turn } = call.state
    call.note({ type: 'prompt.spoken', turn, kind, text })
    followLanguage()
    speaker.begin(turn, { interruptible })
    speaker.add({ text: '', spoken: toSpoken(text, language()) }, language())
    speaker.finish()
  }

  function requestFor(text: string): AnswerRequest | null {
    const now = clock.now()
    const input: CallerInput = { text, via: 'speech', confidence: null }
    if (decide(rules, input, { state: call.state, turn: call.state.turn + 1, now }).kind !== 'continue') return null
    const actions = acting?.forTurn(call, { turn: call.state.turn + 1, language: answerLanguage() }) ?? null
    const { history, question } = conversationWith(call.state, text)
    const { lookedUp: caller, hints } = call.state
    return { callId: call.id, history, question, spoken: '', language: answerLanguage(), now, actions, caller, hints }
  }

  /** The caller did something, or was silent for long: the rules look, then the words get an answer. */
  function hear(input: CallerInput, prepared: Responder['respond'] | null = null): void {
    if (mustBeSaidFirst()) {
      heldBack = input
      return
    }
    silence.clear()
    falseAlarm.clear()
    cutShort = null
    dropUnsaid()
    const turn = call.state.turn + 1
    const decision = decide(rules, input, { state: call.state, turn, now: clock.now() })
    if (decision.kind === 'continue') {
      answer(input, turn, prepared)
      return
    }
    switch (decision.kind) {
      case 'prompt':
        call.note(decision.because)
        say(decision.prompt, decision.text)
        return
      case 'end':
        if (decision.because) call.note(decision.because)
        sayGoodbye(decision.text, decision.reason, decision.text)
        return
      case 'direct':
      case 'act':
        answerByRule(input, turn, decision, prepared)
    }
  }

  function answerByRule(
    input: CallerInput,
    turn: number,
    decision: RuledTurn,
    prepared: Responder['respond'] | null,
  ): void {
    if (isReprompt(input, decision)) {
      for (const event of decision.because) call.note(event)
      say('reprompt', decision.kind === 'direct' ? decision.text : '')
      return
    }
    const durable = recordRuledTurn(call, input, turn, decision)
    speakTurn(turn, durable, onlyChangesLine(decision) ? prepared : null)
  }

  /** Ends the answer under way. What it has said is still heard; the rest is not. */
  function dropUnsaid(): void {
    const unheard = writtenForm(answering.stop().unsaid)
    const turn = call.state.turns.at(-1)
    if (unheard === '' || !turn) return
    const all = sentenceTexts(turn, 0, turn.sentences.length)
    const heard = all.slice(0, all.length - unheard.length).trim()
    call.note({ type: 'turn.interrupted', turn: turn.turn, heard, unheard, estimated: false })
  }

  function answer({ text, via, confidence }: CallerInput, turn: number, prepared: Responder['respond'] | null): void {
    speakTurn(turn, call.record({ type: 'caller.said', turn, text, via, confidence }), prepared)
  }

  function speakTurn(turn: number, durable: Promise<void>, prepared: Responder['respond'] | null): void {
    const state = findTurn(call.state, turn)
    if (!state) return
    followLanguage()
    speaker.begin(turn, { interruptible: state.script?.interruptible ?? true })
    answering.start(state, durable, state.script || state.chosen ? language() : answerLanguage(), prepared)
  }

  function hearDigits(text: string): void {
    callerIsActive = false
    hear({ text, via: 'keypad', confidence: null })
  }

  function hearFinal(text: string): void {
    callerIsActive = false
    if (text === '') callerActs(false)
    else hearWords(text)
  }

  function hearWords(text: string): void {
    const mayOnlyListen = (cutShort !== null || speaker.talking) && !asksYesOrNo()
    if (mayOnlyListen && isBackchannel(text, language())) {
      preparing?.close()
      if (cutShort) goOn()
      return
    }
    const prepared = preparing?.take(text) ?? null
    hear({ text, via: 'speech', confidence: null, language: heardIn }, prepared)
  }

  /** A "yes" to such a question is more than a sign of listening. */
  function asksYesOrNo(): boolean {
    const { form, offered, emergency, turn } = call.state
    return form?.asked != null || offered !== null || (emergency?.sure === false && emergency.turn === turn)
  }

  function interrupt(played: string): void {
    const cut = speaker.interrupt(played)
    if (!cut) return
    line.drop()
    cutShort = stopAt(cut, false)
    waitForWords()
  }

  /** Ends the answer under way at a place of what was said, and keeps what was heard of it. */
  function stopAt({ turn, heard, rest }: Cut, estimated: boolean) {
    const { whole, unsaid } = answering.stop()
    const left = leftToSay(rest, unsaid, closing())
    const unheard = writtenForm(left)
    if (unheard !== '') call.note({ type: 'turn.interrupted', turn, heard, unheard, estimated })
    return { turn, heard, left, whole }
  }

  /** While the caller makes a sound, words may come of it. */
  function waitForWords(): void {
    if (!callerIsActive) falseAlarm.set(relay.resumeAfterMs, goOn)
  }

  /** No words came after the noise: the rest is spoken, and the answer goes on where it was stopped. */
  function goOn(): void {
    falseAlarm.clear()
    const cut = cutShort
    cutShort = null
    if (!cut) return
    const turn = findTurn(call.state, cut.turn)
    if (cut.left.length === 0 && (cut.whole || !turn)) {
      listen()
      return
    }
    call.note({ type: 'turn.resumed', turn: cut.turn })
    speakOn(cut)
  }

  function speakOn({ turn, heard, left, whole }: NonNullable<typeof cutShort>): void {
    if (left.some(({ text }) => text === '')) {
      call.note({ type: 'prompt.spoken', turn, kind: 'closing-question', text: texts().closingQuestion })
    }
    speaker.begin(turn, { heardBefore: heard })
    speaker.addAll(left, language())
    const state = findTurn(call.state, turn)
    if (whole || !state) {
      speaker.finish()
      return
    }
    if (!state.complete) speaker.add(gap)
    answering.start(state, Promise.resolve(), answerLanguage())
  }

  /** A new line for a call that had one: the interrupted answer is taken up from what was heard. */
  function takeUp(silentSince: number): void {
    const { transfer } = call.state
    if (transfer && transfer.outcome !== null && !transfer.told) {
      const text = failureOf(call.state, language(), assistant)
      handingOn.console(text)
      return
    }
    const rest = remainderOf(call.state, clock.now(), charactersPerSecond)
    if (!rest) {
      const isNoticed = clock.now() - silentSince > unnoticedMs && pendingDirective(call.state) === null
      if (isNoticed) say('back', texts().prompts.back)
      else listen()
      return
    }
    const { turn, heard, unheard, estimated } = rest
    if (estimated && unheard !== '') {
      call.note({ type: 'turn.interrupted', turn: turn.turn, heard, unheard, estimated })
    }
    call.note({ type: 'turn.resumed', turn: turn.turn })
    const left = [{ text: unheard, spoken: toSpoken(unheard, language()) }]
    speakOn({ turn: turn.turn, heard, left: unheard === '' ? [] : left, whole: false })
  }

  /** The caller speaks or presses keys, or has stopped. */
  function callerActs(active: boolean): void {
    callerIsActive = active
    silence.clear()
    falseAlarm.clear()
    if (cutShort) waitForWords()
    else if (!speaker.talking && !saidGoodbye && !leaving) listen()
  }

  function takeOpen(input: LineInput): void {
    switch (input.kind) {
      case 'speech':
        heardIn = knownLanguage(input.language, assistant)
        call.hearing = input.final ? '' : input.text
        if (input.final) hearFinal(input.text.trim())
        else {
          // Where the line does not tell when the caller stops, the clocks start anew with each guess.
          callerActs(line.tells.speaking)
          preparing?.consider(input.text)
        }
        return
      case 'key':
        keypad.press(input.key)
        callerActs(keypad.isCollecting)
        return
      case 'interruption':
        interrupt(input.heard)
        return
      case 'assistant-speaking':
        if (input.speaking) speaker.sounds()
        else if (!line.waiting) speaker.silent()
        return
      case 'caller-speaking':
        callerActs(input.speaking)
        return
      case 'played':
        speaker.played(input.text)
        return
      case 'fault':
        return
    }
  }

  const silentSince = call.state.lastAt
  call.note({ type: 'session.opened', session, resumed })
  followLanguage()
  if (call.state.directed) obey()
  else if (resumed) takeUp(silentSince)
  else if (isFreshFork(call.state)) listen()
  else speaker.beginGreeting(toSpoken(assistant.greeting, ownLanguage))

  return {
    take(input) {
      if (closed) return
      if ((saidGoodbye || leaving) && input.kind !== 'assistant-speaking' && input.kind !== 'played') return
      try {
        takeOpen(input)
      } catch (error) {
        onProblem(error)
      }
    },
    close() {
      if (closed) return
      closed = true
      silence.clear()
      falseAlarm.clear()
      keypad.close()
      preparing?.close()
      line.drop()
      const cut = speaker.abandon()
      if (cut && call.state.ended === null) stopAt(cut, !line.tells.played)
      answering.stop()
      if (call.state.ended !== null) return
      call.note({ type: 'session.closed', session, how: handingOver || leaving ? 'ended' : 'lost', detail: '' })
    },
    obey,
    handOver() {
      if (closed || saidGoodbye || leaving) return
      if (handingOver || silence.isSet) leave()
      handingOver = true
    },
  }
}
