import type { CallWatcher, Happening, PhoneCall, PhoneWish, Reaction } from './console/phone/ports.ts'
import type { Line } from './conversation/events.ts'
import type { Clock } from './lib/clock.ts'
import type { People, Person } from './phone/dial/person.ts'
import type { PhoneCall as VirtualCall } from './phone/phone-call.ts'
import { noTiming, type Timing, typedTiming } from './phone/timing.ts'
import type { CallObserver, CallState, LineEntry } from './phone/transcript.ts'

/** What a call on the virtual phone is made of, besides who calls whom. */
export interface CallOptions {
  readonly timing: Timing
  readonly people: People
  readonly observer: CallObserver
  readonly isSpokenElsewhere: boolean
  readonly callerLanguage: string
}

/** Calls as somebody wishes who tests, by `dial`; tells the watcher how it goes on. */
export function placeCall(
  wish: PhoneWish,
  watcher: CallWatcher,
  { clock, dial }: { readonly clock: Clock; readonly dial: (options: CallOptions) => VirtualCall },
): PhoneCall & { readonly virtual: VirtualCall } {
  const others = createOthers(wish.people)
  const pace = wish.pace === 'instant' ? { ...noTiming, clock } : typedTiming(clock)
  const virtual = dial({
    timing: { ...pace, carrierDelayMs: wish.carrierDelayMs },
    people: others.people,
    observer: observerFor(watcher, { line: lineOf(wish.line, () => virtual.line), asks: others.asks }),
    isSpokenElsewhere: wish.pace === 'voice',
    callerLanguage: wish.language.split('-', 1)[0] ?? 'en',
  })
  let spoken: ReturnType<VirtualCall['speak']> | null = null
  let waiting = 0

  /** What breaks a turn is told as a fault. */
  function follow(turn: Promise<unknown>): void {
    waiting += 1
    void turn
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1
      })
  }

  /** Where all is heard at once there is nothing left to cut on the webhook line. */
  function cutting(cutsIn: boolean) {
    return cutsIn && (wish.pace !== 'instant' || virtual.line === 'relay') ? { bargeInAfterMs: 0 } : {}
  }

  return {
    virtual,
    callId: virtual.callSid,
    over: virtual.over,
    get waiting() {
      return waiting
    },
    speaking(words, cutsIn) {
      if (!spoken && words !== '') spoken = virtual.speak(cutting(cutsIn))
      spoken?.guess(words)
    },
    say({ text, cutsIn, partials }) {
      const before = spoken
      spoken = null
      if (before) follow(before.finish(text))
      else follow(text === '' ? virtual.silence() : virtual.say(text, { partials, ...cutting(cutsIn) }))
    },
    press: (keys, cutsIn) => follow(virtual.press(keys, cutting(cutsIn))),
    cutIn: () => follow(virtual.cutIn()),
    hear: (report) => virtual.hear(report),
    person: others.react,
    hangUp: () => virtual.hangUp(),
  }
}

/** Those whom the caller is put through to, played by whoever tests. */
interface Others {
  readonly people: People
  /** Whether it is for the tester to say what the person at this address does. */
  asks(address: string): boolean
  react(does: Reaction | 'hang-up'): boolean
}

function createOthers(script: PhoneWish['people']): Others {
  const planned = (address: string) => script[address] ?? script['*'] ?? null
  let answer: ((reaction: Reaction) => void) | null = null
  let hangUp: (() => void) | null = null

  function person(reaction: Reaction, ringsMs: Pick<Person, 'ringsMs'>): Person {
    const talk = Promise.withResolvers<void>()
    if (reaction === 'pickup' || reaction === 'voicemail') hangUp = talk.resolve
    return { ...deeds[reaction], talksUntil: talk.promise, ...ringsMs }
  }

  async function ask(ringing: AbortSignal): Promise<Person> {
    const asked = Promise.withResolvers<Reaction>()
    answer = asked.resolve
    ringing.addEventListener('abort', () => asked.resolve('nobody'), { once: true })
    const reaction = await asked.promise
    answer = null
    return person(reaction, { ringsMs: 0 })
  }

  return {
    async people(address, ringing) {
      const reaction = planned(address)
      return reaction ? person(reaction, {}) : ask(ringing)
    },
    asks: (address) => planned(address) === null,
    react(does) {
      const act = does === 'hang-up' ? hangUp : answer && (() => answer?.(does))
      act?.()
      return act !== null
    },
  }
}

const deeds: Readonly<Record<Reaction, Person>> = {
  pickup: { does: 'answers' },
  decline: { does: 'declines' },
  voicemail: { does: 'voicemail' },
  busy: { does: 'busy' },
  nobody: { does: 'no-answer' },
}

/** What carries the call: without a session it is the one that it was, until it is listened to by webhook. */
function lineOf(wished: Line, current: () => Line): (state: CallState) => Line {
  let known = wished
  return (state) => {
    if (current() === 'relay' || state === 'listening') known = current()
    return known
  }
}

function observerFor(
  watcher: CallWatcher,
  { line, asks }: { readonly line: (state: CallState) => Line; readonly asks: (address: string) => boolean },
): CallObserver {
  return {
    state: (state) => watcher({ kind: 'state', state, line: line(state) }),
    sentence: ({ id, text, language, firstWordMs }) =>
      watcher({ kind: 'said', id, text, language, delayMs: firstWordMs }),
    heard: (id, heard, unheard) => watcher({ kind: 'heard', id, heard, unheard }),
    caller: ({ via, text }) => watcher({ kind: 'caller', via, text }),
    line: (entry) => watcher(happeningOf(entry, asks)),
  }
}

function happeningOf({ event, detail }: LineEntry, asks: (address: string) => boolean): Happening {
  switch (event) {
    case 'ringing':
      return { kind: 'person', stage: event, address: detail, asks: asks(detail) }
    case 'whispering':
    case 'connected':
      return { kind: 'person', stage: event, address: detail, asks: false }
    case 'whisper':
      return { kind: 'whisper', text: detail }
    case 'dial':
      return { kind: 'person-left', how: detail.slice(detail.lastIndexOf(' ') + 1) }
    case 'fault':
      return { kind: 'fault', text: detail }
    default:
      return { kind: 'note', what: event, detail }
  }
}
