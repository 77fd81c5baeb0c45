import { EventEmitter, once } from 'node:events'
import type { Person } from '../../phone/dial/person.ts'
import type { Phone } from '../../phone/phone.ts'
import type { PhoneCall } from '../../phone/phone-call.ts'
import type { Entry } from '../../phone/transcript.ts'
import type { Turn } from '../../phone/turns.ts'
import type { Expectation, Scenario, ScenarioTurn } from '../../scenario/schema.ts'
import { personWho } from '../people.ts'
import { checkExpectation } from './check.ts'
import type { Happened, SeenAction } from './happened.ts'

export interface PlayOptions {
  readonly phone: Phone
  readonly scenario: Scenario
  /** What the assistant has begun to do in a call, oldest first; null where that cannot be seen. */
  readonly actionsOf: ((callSid: string) => readonly SeenAction[]) | null
}

/** A scenario that was played to its end. */
export interface Played {
  readonly call: PhoneCall
  /** What followed on the call itself, and on each turn of the scenario. */
  readonly opening: Happened
  readonly turns: readonly Happened[]
}

/** What is done with the call comes by itself, behind the last word: so long it is waited for. */
const afterwardsMs = 5_000

/** Makes the call of a scenario. What breaks it is among the faults of the call. */
export async function playScenario({ phone, scenario, actionsOf }: PlayOptions): Promise<Played> {
  const { from, to, turns, opening } = scenario
  const changes = new EventEmitter()
  const tell = () => void setImmediate(() => changes.emit('change'))
  const call = phone.dial({
    ...{ people: inOrder(scenario), observer: { sentence: tell, caller: tell, line: tell } },
    ...(from && { from }),
    ...(to && { to }),
  })
  const actions = () => actionsOf?.(call.callSid) ?? []
  /** Of each turn that was begun: how many actions there were before, and what the phone says of it in the end. */
  const begun: { readonly actions: number; turn: Turn | null }[] = []

  /** What followed on the call (0) or on a turn (from 1), as far as it has come. */
  function happened(place: number): Happened {
    const borders = bordersOf(call.transcript, turns)
    const [start, end] = [borders[place], borders[place + 1]]
    const step = begun[place]
    if (start === undefined || !step) return overBefore
    const entries = call.transcript.slice(start, end)
    const heard = entries.flatMap((entry) => (entry.who === 'assistant' && entry.heard !== '' ? [entry.heard] : []))
    const done = actionsOf && actions().slice(step.actions, begun[place + 1]?.actions)
    return { heard, firstWordMs: step.turn?.firstWordMs ?? null, entries, actions: done, missing: null }
  }

  async function follow(place: number, result: Promise<Turn>): Promise<void> {
    const step: (typeof begun)[number] = { actions: actions().length, turn: null }
    begun[place] = step
    step.turn = await result.catch(() => null)
  }

  async function waitFor(expected: readonly Expectation[], place: number): Promise<void> {
    if (!expected.some(comesAfterwards)) return
    const limit = AbortSignal.timeout(afterwardsMs)
    const isMissing = (expectation: Expectation) => checkExpectation(expectation, happened(place)).status === 'failed'
    while (call.state !== 'ended' && !limit.aborted && expected.some(isMissing)) {
      await Promise.race([once(changes, 'change', { signal: limit }).catch(() => {}), call.over])
    }
  }

  let running = call.opening
  for (const [place, expected] of [opening, ...turns.map(({ expect }) => expect)].entries()) {
    const next = turns[place]
    // Whoever cuts in does not wait until the assistant has finished.
    const early = next?.bargeIn && call.state !== 'ended' ? act(call, next) : null
    await follow(place, running)
    if (!early) await waitFor(expected, place)
    if (!next || (!early && call.state === 'ended')) break
    running = early ?? act(call, next)
  }
  await call.hangUp()
  return { call, opening: happened(0), turns: turns.map((_turn, index) => happened(index + 1)) }
}

const overBefore: Happened = {
  ...{ heard: [], firstWordMs: null, entries: [], actions: [] },
  missing: 'the call was over before',
}

/** Where the call, and then each turn, begins in what happened; shorter where the caller did not come to do it. */
function bordersOf(entries: readonly Entry[], turns: readonly ScenarioTurn[]): readonly number[] {
  const borders = [0]
  for (const { silence } of turns) {
    const from = borders.length === 1 ? 0 : (borders.at(-1) ?? 0) + 1
    const isBorder = (entry: Entry) =>
      silence ? entry.who === 'line' && entry.event === 'silence' : entry.who === 'caller'
    const place = entries.findIndex((entry, index) => index >= from && isBorder(entry))
    if (place < 0) return borders
    borders.push(place)
  }
  return borders
}

function comesAfterwards({ event, absent }: Expectation): boolean {
  return (event === 'transfer' || event === 'hang-up') && !absent
}

function act(call: PhoneCall, { caller, keys, confidence, bargeIn }: ScenarioTurn): Promise<Turn> {
  const cut = bargeIn && { bargeInAfterMs: bargeIn.delayMs }
  if (caller !== undefined) return call.say(caller, { ...cut, ...(confidence !== undefined && { confidence }) })
  return keys === undefined ? call.silence() : call.press(keys, { ...cut })
}

/** Those without an address answer in the order in which they are called; the last one goes on for all others. */
function inOrder({ people }: Scenario): (address: string) => Promise<Person> {
  const anybody = people.filter(({ address }) => address === undefined)
  let called = 0
  return async (address) => {
    const own = people.find((person) => person.address === address)
    if (own) return personWho(own.does)
    const next = anybody[Math.min(called, anybody.length - 1)]
    called += 1
    return personWho(next?.does ?? 'nobody')
  }
}
