import type { Phone } from '../../src/phone/phone.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { answer, type FakeMistral, fakeApiKey, startFakeMistral } from '../../test/fakes/fake-mistral.ts'
import { phoneTo } from '../../test/support/relay-phone.ts'
import { callerOf, callIdOf } from '../seed/callers.ts'
import { makeCall } from '../seed/make-call.ts'
import { createChance } from '../seed/random.ts'
import { showcaseCall } from './showcase-call.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** A call of those that were, in which much happens. */
export const showcaseId = callIdOf(9, 1)

/** Calls of a console that is shown: those that were, and those that go on. */
export interface DemoCalls extends AsyncDisposable {
  /** For the program to start with. */
  readonly store: Store
  readonly env: Readonly<Record<string, string>>
  /** Lets some callers call, and leaves them in the middle of it until they are let go of. */
  callIn(url: string): Promise<CallsInProgress>
}

interface CallsInProgress extends AsyncDisposable {
  /** The one in which something is being said. */
  readonly callId: string
}

/** Makes up past calls, and a model that answers slowly enough to be watched. */
export async function openDemoCalls(now: number): Promise<DemoCalls> {
  const store = await openStore({ file: ':memory:' })
  const mistral = await startFakeMistral()
  mistral.always(() => answer(hoursAnswer, { firstTokenMs: 250, tokenMs: 20 }))
  for (let place = pastCalls; place > 0; place -= 1) {
    const chance = createChance(place)
    await store.calls.append(makeCall(callIdOf(9, 100 + place), now - place * 3.1 * hourMs, callerOf(chance), chance))
  }
  await store.calls.append(showcaseCall(showcaseId, now - 9 * minuteMs))
  return {
    store,
    env: { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, FRONTDESK_LINE: 'relay' },
    async callIn(url) {
      const phone = phoneTo(url)
      return { callId: await callAll(phone, mistral), [Symbol.asyncDispose]: () => phone.close() }
    },
    [Symbol.asyncDispose]: () => mistral.close(),
  }
}

const to = '+12025550100'
/** Of about eight weeks, so that there is a time before to compare with. */
const pastCalls = 420
const hoursAnswer = 'We are open Monday to Friday from 8 a.m. to 6 p.m., and closed on weekends.'

async function callAll(phone: Phone, mistral: FakeMistral): Promise<string> {
  mistral.always(() => answer('Visiting hours are every day from 10 a.m. to 8 p.m.'))
  const [visitor, father, nobody, listener] = [
    await phone.call({ from: '+12025550177', to }),
    await phone.call({ from: '+12025550121', to }),
    await phone.call({ from: 'anonymous', to }),
    await phone.call({ from: '+12025550164', to }),
  ]
  await listener.say('Hello, is this the hospital?')
  await visitor.say('When can I visit somebody in the maternity ward?')
  mistral.always(() => answer(longAnswer, { firstTokenMs: 400, tokenMs: 300 }))
  // Nobody waits for the end of these: they are looked at in the middle.
  void listener.say('Where is the pharmacy, and until when is it open?').catch(() => undefined)
  void nobody.say('Can I park near the entrance?').catch(() => undefined)
  await father.say('My father has chest pain and cannot breathe')
  return listener.callSid
}

const longAnswer = `The pharmacy is on the ground floor, next to the main entrance, to the left of the laboratory and the
stairs that lead up to the wards. It is open Monday to Saturday from 9 a.m. to 6 p.m. and closed on Sundays.`
