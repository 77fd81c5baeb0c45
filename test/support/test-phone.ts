import { EventEmitter, once } from 'node:events'
import { setImmediate as nextTick } from 'node:timers/promises'
import type { Happening, PhoneCall, PhoneWish } from '../../src/console/phone/ports.ts'
import type { TestApp } from './test-app.ts'

type Kind = Happening['kind']
type Of<K extends Kind> = Extract<Happening, { kind: K }>

/** A call on the telephone of the program itself, with what happened in it. */
export interface CallOnTestPhone {
  readonly call: PhoneCall
  readonly happenings: readonly Happening[]
  /** The next of this kind that was not given yet and is like `wanted`, waited for. */
  next<K extends Kind>(kind: K, wanted?: Partial<Of<K>>): Promise<Of<K>>
  /** What was said so far, in order. */
  said(): string[]
  /** Says it, and resolves with what is said until the assistant listens again, or the call is over. */
  ask(text: string): Promise<string>
}

export const wish: PhoneWish = {
  line: 'webhook',
  version: null,
  from: null,
  language: 'en-US',
  carrierDelayMs: 0,
  pace: 'instant',
  people: {},
  forReal: false,
  forkOf: null,
}

/** Calls, and resolves once the assistant listens. */
export async function callOnTestPhone({ app }: Pick<TestApp, 'app'>, changes: Partial<PhoneWish> = {}) {
  const dialled = await dialOnTestPhone({ app }, changes)
  await dialled.next('state', { state: 'listening' })
  return dialled
}

/** Calls, and resolves while it is being answered. Where a browser is to speak, all but the first sentence is spoken at once. */
export async function dialOnTestPhone(
  { app }: Pick<TestApp, 'app'>,
  changes: Partial<PhoneWish> = {},
): Promise<CallOnTestPhone> {
  const happenings: Happening[] = []
  const given = new Set<Happening>()
  const arrivals = new EventEmitter()
  const dialled = await app.phone.dial({ ...wish, ...changes }, (happening) => {
    happenings.push(happening)
    arrivals.emit('happening')
    if (changes.pace === 'voice' && happening.kind === 'said' && happening.id > 1)
      setImmediate(() => speak(happening.id))
  })
  if (dialled.kind !== 'calling') throw new Error(`The phone did not call: ${dialled.kind}`)
  const { call } = dialled
  const speak = (sentence: number) => call.hear({ sentence, at: 'ended', characters: 0 })
  const said = () => happenings.flatMap((happening) => (happening.kind === 'said' ? [happening.text] : []))

  async function next<K extends Kind>(kind: K, wanted: Partial<Of<K>> = {}): Promise<Of<K>> {
    for (;;) {
      const found = happenings.find((one): one is Of<K> => one.kind === kind && !given.has(one) && isLike(one, wanted))
      if (found) {
        given.add(found)
        return found
      }
      await once(arrivals, 'happening', { signal: AbortSignal.timeout(10_000) })
    }
  }

  return {
    ...{ call, happenings, next, said },
    async ask(text) {
      const before = happenings.length
      call.say({ text, cutsIn: true, partials: [] })
      for (;;) {
        // What follows on a happening in the phone itself is over by then.
        await nextTick()
        const later = happenings.slice(before)
        const heard = later.findIndex(({ kind }) => kind === 'caller')
        const over = later.slice(heard + 1).some((one) => one.kind === 'state' && one.state !== 'speaking')
        const words = later.flatMap((one) => (one.kind === 'said' ? [one.text] : []))
        if (heard >= 0 && over && call.waiting === 0) return words.join(' ')
        await once(arrivals, 'happening', { signal: AbortSignal.timeout(10_000) })
      }
    },
  }
}

function isLike(happening: Happening, wanted: object): boolean {
  return Object.entries(wanted).every(([key, value]) => happening[key as keyof Happening] === value)
}
