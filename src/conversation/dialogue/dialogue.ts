import type { Assistant } from '../../config/schema.ts'
import { createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Call } from '../call.ts'
import { findTurn } from '../call-state.ts'
import type { Calls } from '../calls.ts'
import type { PromptKind } from '../events.ts'
import { conversationWith, sentenceTexts } from '../history.ts'
import { conductRules, decide } from '../policies/conduct.ts'
import type { AnswerRequest, Responder } from '../ports.ts'
import { remainderOf } from '../remainder.ts'
import type { CallerInput } from '../reply.ts'
import { toSpoken } from '../speakable/to-spoken.ts'
import type { Dialogue, LineInput, SpokenLine } from '../spoken-line.ts'
import { writtenForm } from '../spoken-units.ts'
import { createAnswering } from './answering.ts'
import { isBackchannel } from './backchannel.ts'
import { createKeypad } from './keypad.ts'
import { knownLanguage } from './known-language.ts'
import { createPreparing } from './preparing.ts'
import { type Cut, createSpeaker } from './speaker.ts'
import { gap, leftToSay } from './taking-up.ts'

export interface DialogueParts {
  readonly assistant: Assistant
  readonly responder: Responder
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

/** Holds a conversation on a line where words go both ways at any time. */
export function openDialogue(opening: DialogueOpening, parts: DialogueParts): Dialogue {
  const { call, line, session, resumed } = opening
  const { assistant, responder, calls, clock, onProblem } = parts
  const { language, timing, relay, prompts, listening } = assistant
  const rules = conductRules(assistant)
  const closing = toSpoken(assistant.closingQuestion, language)
  const silence = createAlarm(clock)
  const falseAlarm = createAlarm(clock)
  const speaker = createSpeaker({ line, clock, charactersPerSecond: timing.charactersPerSecond, language, onOver })
  const answering = createAnswering({ call, speaker, assistant, responder, clock, onProblem, onLogLost })
  const endKey = relay.digitEndKey === 'none' ? null : relay.digitEndKey
  const onDigits = (text: string) => hear({ text, via: 'keypad', confidence: null })
  const keypad = createKeypad({ clock, gapMs: relay.digitGapMs, endKey, onDigits })
  const preparing = relay.preparePartials ? createPreparing({ clock, responder, requestFor }) : null
  /** What was cut short and by a noise perhaps: spoken after all unless words follow. */
  let cutShort: ReturnType<typeof stopAt> | null = null
  /** What the caller speaks, as far as the settings know it. */
  let spokenIn = language
  let callerIsActive = false
  let saidGoodbye = false
  let handingOver = false
  let closed = false

  /** It is the caller's turn: with nothing else to wait for, this is the moment between two turns. */
  function listen(): void {
    if (callerIsActive) return
    if (handingOver) leave()
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
    if (saidGoodbye) line.end({ reason: 'goodbye' })
    else listen()
  }

  function say(kind: PromptKind, text: string, interruptible = true): void {
    const { turn } = call.state
    call.note({ type: 'prompt.spoken', turn, kind, text })
    speaker.begin(turn, { interruptible })
    speaker.add({ text: '', spoken: toSpoken(text, language) })
    speaker.finish()
  }

  function requestFor(text: string): AnswerRequest | null {
    const now = clock.now()
    const input: CallerInput = { text, via: 'speech', confidence: null }
    if (decide(rules, input, { state: call.state, turn: call.state.turn + 1, now }).kind !== 'continue') return null
    return { callId: call.id, ...conversationWith(call.state, text), spoken: '', language: spokenIn, now }
  }

  /** The caller did something, or was silent for long: the rules look, then the words get an answer. */
  function hear(input: CallerInput, prepared: Responder['respond'] | null = null): void {
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
    if (decision.because) call.note(decision.because)
    if (decision.kind === 'prompt') {
      say(decision.prompt, decision.text)
      return
    }
    saidGoodbye = true
    keypad.close()
    say('farewell', decision.text, false)
    calls.end(call, decision.reason, decision.text).catch(onProblem)
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
    const durable = call.record({ type: 'caller.said', turn, text, via, confidence })
    const state = findTurn(call.state, turn)
    if (!state) return
    speaker.begin(turn)
    answering.start(state, durable, spokenIn, prepared)
  }

  function hearFinal(text: string): void {
    callerIsActive = false
    if (text === '') callerActs(false)
    else hearWords(text)
  }

  function hearWords(text: string): void {
    const mayOnlyListen = cutShort !== null || speaker.talking
    if (mayOnlyListen && isBackchannel(text, language)) {
      preparing?.close()
      if (cutShort) goOn()
      return
    }
    hear({ text, via: 'speech', confidence: null }, preparing?.take(text) ?? null)
  }

  function interrupt(played: string): void {
    const cut = speaker.interrupt(played)
    if (!cut) return
    cutShort = stopAt(cut, false)
    waitForWords()
  }

  /** Ends the answer under way at a place of what was said, and keeps what was heard of it. */
  function stopAt({ turn, heard, rest }: Cut, estimated: boolean) {
    const { whole, unsaid } = answering.stop()
    const left = leftToSay(rest, unsaid, closing)
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
      call.note({ type: 'prompt.spoken', turn, kind: 'closing-question', text: assistant.closingQuestion })
    }
    speaker.begin(turn, { heardBefore: heard })
    speaker.addAll(left)
    const state = findTurn(call.state, turn)
    if (whole || !state) {
      speaker.finish()
      return
    }
    speaker.add(gap)
    answering.start(state, Promise.resolve(), spokenIn)
  }

  /** A new line for a call that had one: the interrupted answer is taken up from what was heard. */
  function takeUp(silentSince: number): void {
    const rest = remainderOf(call.state, clock.now(), timing.charactersPerSecond)
    if (!rest) {
      if (clock.now() - silentSince > unnoticedMs) say('back', prompts.back)
      else listen()
      return
    }
    const { turn, heard, unheard, estimated } = rest
    if (estimated && unheard !== '') {
      call.note({ type: 'turn.interrupted', turn: turn.turn, heard, unheard, estimated })
    }
    call.note({ type: 'turn.resumed', turn: turn.turn })
    const asks = turn.complete && !unheard.endsWith('?') ? [{ text: '', spoken: ` ${closing}` }] : []
    const left = [{ text: unheard, spoken: toSpoken(unheard, language) }, ...asks]
    speakOn({ turn: turn.turn, heard, left, whole: turn.complete })
  }

  /** The caller speaks or presses keys, or has stopped. */
  function callerActs(active: boolean): void {
    callerIsActive = active
    silence.clear()
    falseAlarm.clear()
    if (cutShort) waitForWords()
    else if (!speaker.talking && !saidGoodbye) listen()
  }

  function takeOpen(input: LineInput): void {
    switch (input.kind) {
      case 'speech':
        spokenIn = knownLanguage(input.language, assistant)
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
        if (!input.speaking) speaker.silent()
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
  if (resumed) takeUp(silentSince)
  else speaker.beginGreeting(toSpoken(assistant.greeting, language))

  return {
    take(input) {
      if (closed) return
      if (saidGoodbye && input.kind !== 'assistant-speaking' && input.kind !== 'played') return
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
      const cut = speaker.abandon()
      if (cut && call.state.ended === null) stopAt(cut, !line.tells.played)
      answering.stop()
      if (call.state.ended !== null) return
      call.note({ type: 'session.closed', session, how: handingOver ? 'ended' : 'lost', detail: '' })
    },
    handOver() {
      if (closed || saidGoodbye) return
      if (handingOver || silence.isSet) leave()
      handingOver = true
    },
  }
}
