import type { SeenRequest } from '../../src/actions/custom/own-actions.test-support.ts'
import type { ModelRequest } from '../../src/brain/language-model.ts'
import type { CallEvent } from '../../src/conversation/events.ts'
import type { PhoneCall } from '../../src/phone/phone-call.ts'
import { heardOn, wordsSent } from '../support/relay-phone.ts'
import { spokenIn } from '../support/test-app.ts'
import type { Attack, AttackTurn } from './attack.ts'
import { businessNumber, type World } from './world.ts'

/** All that came of an attack. */
export interface Aftermath {
  readonly caller: string
  readonly dialled: readonly string[]
  readonly texts: readonly { readonly to: string; readonly from: string; readonly body: string }[]
  readonly requests: readonly SeenRequest[]
  readonly events: readonly CallEvent[]
  readonly heard: string
  /** All words that left for the carrier, heard or not. */
  readonly sent: string
  readonly told: readonly ModelRequest[]
  readonly codes: readonly string[]
  readonly lastTurn: 'listening' | 'ended'
  readonly faults: PhoneCall['faults']
  readonly complaints: readonly unknown[]
}

const answers = { does: 'busy' } as const
let callers = 0
/** A number of the business's country that nobody else here has. */
function newNumber(): string {
  callers += 1
  return `+1202556${1_000 + callers}`
}

/** Plays an attack to its end; whoever is dialled is busy, so that the caller is back. */
export async function play(world: World, attack: Attack): Promise<Aftermath> {
  const { model, twilio, asked, store, logs } = world
  if (attack.victim) await take(world, newNumber(), attack.victim)
  const before = { texts: twilio.messages.length, asked: asked.length, logs: logs.length }
  const caller = attack.from ?? newNumber()
  const { call, dialled, lastTurn, codes } = await take(world, caller, attack.turns)
  const events = (await store.calls.read(call.callSid)).map(({ event }) => event)
  const documents = call.requests.flatMap(({ body }) => spokenIn(body))
  return {
    ...{ caller, dialled, events, lastTurn, codes, faults: call.faults },
    texts: twilio.messages.slice(before.texts),
    requests: asked.slice(before.asked).filter(({ url }) => url !== '/who'),
    told: model.requests.filter(({ cacheKey }) => cacheKey === call.callSid),
    heard: heardOn(call).join(' '),
    sent: [wordsSent(call), ...documents].join('\n'),
    complaints: logs.slice(before.logs).filter(({ level }) => Number(level) >= 50),
  }
}

async function take({ phone, model, twilio }: World, from: string, turns: readonly AttackTurn[]) {
  const rung: string[] = []
  const people = async (address: string) => {
    rung.push(address)
    return answers
  }
  const call = await phone.call({ from, to: businessNumber, people })
  const codes = () => twilio.textsTo(from).flatMap((text) => /^\d{6}/.exec(text) ?? [])
  let lastTurn = (await call.opening).outcome
  for (const { does, obeys = [] } of turns) {
    model.obey(call.callSid, obeys)
    if (typeof does === 'string') lastTurn = (await call.say(does)).outcome
    else {
      const keys = typeof does.press === 'string' ? does.press : does.press(codes().at(-1) ?? '')
      lastTurn = (await call.press(keys)).outcome
    }
    if (lastTurn === 'ended') break
  }
  // On the relay line what is done with the call follows on its words; and whoever is attacked must go on answering.
  model.obey(call.callSid, [])
  if (lastTurn === 'listening') lastTurn = (await call.say('Are you still there?')).outcome
  await call.hangUp()
  const written = call.requests.flatMap(({ body }) => [...body.matchAll(/<(?:Number|Sip|Client)\b[^>]*>([^<]*)</g)])
  const dialled = written.map(([, address = '']) => address)
  return { call, lastTurn, codes: codes(), dialled: dialled.length >= rung.length ? dialled : rung }
}
