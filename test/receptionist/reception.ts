import { afterEach, beforeEach } from 'vitest'
import type { CallEvent, Line } from '../../src/conversation/events.ts'
import { systemClock } from '../../src/lib/clock.ts'
import type { People } from '../../src/phone/dial/person.ts'
import type { Phone } from '../../src/phone/phone.ts'
import type { PhoneCall } from '../../src/phone/phone-call.ts'
import { type Timing, typedTiming } from '../../src/phone/timing.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { type FakeMistral, fakeApiKey, startFakeMistral } from '../fakes/fake-mistral.ts'
import { type Answer, answer } from '../fakes/mistral-replies.ts'
import { heardOn, phoneTo } from '../support/relay-phone.ts'
import { startTestApp, type TestApp, type TestAppOptions } from '../support/test-app.ts'

export const caller = '+12025550123'
export const models = [{ provider: 'mistral', model: 'mistral-small-latest' }]
const business = '+12025550100'
export const billing = '+12025550201'
export const reception = '+12025550202'
export const closing = 'May I help you with something else?'
/** For what comes by itself, however busy the machine is. */
export const soon = { timeout: 10_000, interval: 20 }
export const bothLines = ['webhook', 'relay'] as const

/** A business with two desks, messages and hours; its model is whatever the environment says. */
export const settings = {
  name: 'Riverside',
  greeting: 'Riverside, hello.',
  people: [
    { name: 'billing', about: 'questions on bills', to: billing },
    { name: 'reception', to: reception },
  ],
  messages: { enabled: true },
  // Long enough for a busy machine: what the caller hears while waiting has tests of its own.
  timing: { patienceMs: 8_000 },
  openingHours: {
    zone: 'America/New_York',
    days: Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
        day,
        ['00:00-24:00'],
      ]),
    ),
  },
}

export interface ReceptionOptions extends TestAppOptions {
  readonly line: Line
  /** How time passes for the phone; nothing waits unless told otherwise. */
  readonly timing?: Timing
}

/** The whole program on a line, with a phone that can call it. */
interface Reception extends AsyncDisposable {
  readonly store: Store
  readonly app: TestApp
  /** Calls, and has heard the greeting. */
  call(people?: People): Promise<Visit>
}

/** A call to the reception, and what its log has. */
export interface Visit {
  readonly call: PhoneCall
  /** Says it, and gives all that is heard in reply as one text. */
  say(words: string): Promise<string>
  press(keys: string): Promise<string>
  /** All that was heard so far, as one text. */
  heard(): string
  events(): Promise<CallEvent[]>
  /** The events of one type, in order. */
  logged<Type extends CallEvent['type']>(type: Type): Promise<Extract<CallEvent, { type: Type }>[]>
}

interface Receptions {
  /** The model of the running test. */
  readonly mistral: FakeMistral
  /** A reception that asks this model. */
  withModel(options: ReceptionOptions): Promise<Reception>
  /** A reception without a key for any model. */
  withoutModel(options: ReceptionOptions): Promise<Reception>
}

/** Gives each test of the file a fake Mistral, and closes it afterwards with all receptions that were opened. */
export function openReceptions(): Receptions {
  let mistral: FakeMistral
  const open: Reception[] = []

  beforeEach(async () => {
    mistral = await startFakeMistral()
  })
  afterEach(async () => {
    for (const one of open.splice(0)) await one[Symbol.asyncDispose]()
    await mistral.close()
  })

  async function opened(options: ReceptionOptions): Promise<Reception> {
    const reception = await openReception(options)
    open.push(reception)
    return reception
  }

  return {
    get mistral() {
      return mistral
    },
    withoutModel: opened,
    withModel: ({ assistant, env, ...rest }) =>
      opened({
        ...rest,
        assistant: { models, ...assistant },
        env: { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, ...env },
      }),
  }
}

async function openReception({ line, timing, assistant, env, parts, ...rest }: ReceptionOptions): Promise<Reception> {
  const store = await openStore({ file: ':memory:' })
  const app = await startTestApp({
    ...rest,
    assistant: { ...settings, ...assistant },
    env: { FRONTDESK_LINE: line, TWILIO_PHONE_NUMBER: business, ...env },
    parts: { store, ...parts },
  })
  const phone = phoneTo(await app.app.listen(), timing)
  return {
    store,
    app,
    call: (people = {}) => visit(phone, store, people),
    async [Symbol.asyncDispose]() {
      await phone.close()
      await app[Symbol.asyncDispose]()
    },
  }
}

async function visit(phone: Phone, store: Store, people: People): Promise<Visit> {
  const call = await phone.call({ from: caller, to: business, people })
  return { call, ...talkOn(call), ...logOf(store, call.callSid) }
}

/** What a caller does and hears. */
export function talkOn(call: PhoneCall): Pick<Visit, 'say' | 'press' | 'heard'> {
  return {
    say: async (words) => (await call.say(words)).heard.join(' '),
    press: async (keys) => (await call.press(keys)).heard.join(' '),
    heard: () => heardOn(call).join(' '),
  }
}

function logOf(store: Store, callSid: string): Pick<Visit, 'events' | 'logged'> {
  const events = async () => (await store.calls.read(callSid)).map(({ event }) => event)
  return {
    events,
    async logged<Type extends CallEvent['type']>(type: Type) {
      const ofType = (event: CallEvent): event is Extract<CallEvent, { type: Type }> => event.type === type
      return (await events()).filter(ofType)
    },
  }
}

/** The assistant is heard as on a real line, but so many times as fast: there is time to cut in. */
export function hurried(times: number): Timing {
  const began = systemClock.now()
  return typedTiming({
    now: () => began + (systemClock.now() - began) * times,
    sleep: (ms, signal) => systemClock.sleep(ms / times, signal),
  })
}

/** A reply of the model that calls actions, all in one breath. */
export function calling(...actions: readonly (readonly [name: string, input: object])[]): Answer {
  const toolCalls = actions.map(([name, input], place) => ({
    ...{ id: `call0000${place}`, name, arguments: JSON.stringify(input) },
  }))
  return answer('', { toolCalls })
}
