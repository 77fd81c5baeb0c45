import { expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import { createActing } from '../../conversation/acting.ts'
import { createCall } from '../../conversation/call.ts'
import { createForms } from '../../conversation/forms/forms.ts'
import type { Decision } from '../../conversation/policies/policy.ts'
import { createTransfers } from '../../conversation/transferring.ts'
import { createCalendar } from '../../knowledge/calendar.ts'
import { openStore } from '../../store/open-store.ts'
import { clinic, commonTexts, openDesk, wednesdayMorning } from './desk.test-support.ts'
import { deskForms } from './forms.ts'
import { createDesk } from './people/desk.ts'

const caller = '+12025550143'
const language = 'en-US'

/** A call with its log in a database, a desk, and its forms; nothing of a model. */
async function openCall(assistant = clinic()) {
  const store = await openStore({ file: ':memory:' })
  const clock = createManualClock(wednesdayMorning)
  const problems: unknown[] = []
  const onProblem = (error: unknown) => problems.push(error)
  const dependencies = { log: store.calls, now: () => clock.now(), onProblem, publish: () => {} }
  const call = createCall('CA1', [], dependencies)
  await call.record({ type: 'call.started', from: caller, to: '+15550100100', line: 'webhook', greeting: 'Hello.' })
  const opened = openDesk(assistant)
  const acting = createActing({ actions: () => opened.actions, clock, onProblem })
  const forms = createForms(deskForms(assistant), assistant)
  const signal = new AbortController().signal

  /** Runs what a decision wants; gives what is said. */
  async function carryOut(decision: Decision, turn: number): Promise<string> {
    switch (decision.kind) {
      case 'direct':
        await call.record(...decision.because)
        return decision.text
      case 'act': {
        await call.record(...decision.because)
        const input = { ...decision.input, ...decision.secrets }
        return (await acting.perform(call, { turn, language }, { name: decision.action, input }, signal)).text
      }
      default:
        throw new Error(`A form does not ${decision.kind}.`)
    }
  }

  async function say(text: string, via: 'speech' | 'keypad' = 'speech'): Promise<string> {
    const turn = call.state.turn + 1
    const input = { text, via, confidence: via === 'speech' ? 0.9 : null }
    const decision = forms.rule.decide(input, { state: call.state, turn, now: clock.now() })
    const kept = 'kept' in decision && decision.kept !== undefined ? decision.kept : text
    await call.record({ type: 'caller.said', turn, text: kept, via, confidence: input.confidence })
    return carryOut(decision, turn)
  }

  /** As a model would in the newest turn; a form that is to be begun is begun. */
  async function ask(name: string, input: object): Promise<string> {
    const turn = call.state.turn
    const actions = acting.forTurn(call, { turn, language })
    const report = await actions.run({ name, input }, signal)
    if (actions.directive?.kind !== 'form') return report.text
    const { form, values } = actions.directive
    const asked = forms.begin(form, values, { state: call.state, turn, now: clock.now() })
    await call.record(...(asked?.events ?? []))
    return `${report.text} ${asked?.text ?? ''}`
  }

  return { call, store, clock, say, ask, opened, problems, [Symbol.asyncDispose]: () => store.close() }
}

const logged = async ({ store }: { store: Awaited<ReturnType<typeof openStore>> }) =>
  (await store.calls.read('CA1')).map(({ event }) => event)

test('a message is taken with a number that is corrected, and is in the log before the caller is told', async () => {
  await using line = await openCall()
  await line.call.record({ type: 'caller.said', turn: 1, text: 'a message', via: 'speech', confidence: 1 })
  expect(await line.ask('take_message', { reason: 'my bill' })).toContain('name')
  expect(await line.say('Ann Lee')).toContain('Ann Lee')
  expect(await line.say('yes')).toContain('number you are calling from')
  expect(await line.say('no')).not.toBe('')
  expect(await line.say('202 555 0177')).toContain('Is that right?')
  expect(await line.say('no, it is 202 555 0178')).toContain('0178')
  expect(await line.say('yes')).toBe('I will pass that on.')
  const events = await logged(line)
  expect(events.filter(({ type }) => type === 'message.taken')).toMatchObject([
    { message: { kind: 'message', name: 'Ann Lee', number: '+12025550178', reason: 'my bill' } },
  ])
  expect(line.problems).toEqual([])
})

test('a model cannot record a message past the form', async () => {
  await using line = await openCall()
  await line.call.record({ type: 'caller.said', turn: 1, text: 'hi', via: 'speech', confidence: 1 })
  expect(await line.ask('record_message', { name: 'Eve', number: '+12025550199' })).toContain('no action')
  expect(await line.ask('check_code', { code: '000042' })).toContain('no action')
  expect((await logged(line)).some(({ type }) => type === 'message.taken' || type === 'caller.verified')).toBe(false)
})

test('a caller is verified by keys that appear nowhere', async () => {
  await using line = await openCall()
  await line.call.record({ type: 'caller.said', turn: 1, text: 'verify me', via: 'speech', confidence: 1 })
  await line.ask('send_code', {})
  expect(await line.say('314159', 'keypad')).toBe('That code is not right.')
  line.opened.state.nextCode = 271_828
  await line.ask('send_code', { again: true })
  expect(await line.say('271828', 'keypad')).toBe('Thank you, the code is right.')
  expect(line.call.state.level).toBe('verified')
  expect(JSON.stringify(await logged(line))).not.toMatch(/314159|271828|000042/)
})

test('the same text asked for three times in one breath goes out once', async () => {
  await using line = await openCall()
  await line.call.record({ type: 'caller.said', turn: 1, text: 'text me', via: 'speech', confidence: 1 })
  await Promise.all([1, 2, 3].map(() => line.ask('send_text', { text: 'address' })))
  await line.call.record({ type: 'caller.said', turn: 2, text: 'text me', via: 'speech', confidence: 1 })
  expect(await line.ask('send_text', { text: 'address' })).toContain('done in this call already')
  expect(line.opened.sent).toHaveLength(1)
})

test('who does not answer is followed by the next, and the caps count from the log', async () => {
  const assistant = clinic({ transfers: { mostPerCall: 2 } })
  await using line = await openCall(assistant)
  const desk = createDesk({
    ...{
      assistant,
      openHoursBook: createCalendar,
      uses: line.store.deskUses,
      textsFor: commonTexts,
      phoneNumber: null,
    },
  })
  const transfers = createTransfers({
    desk,
    language,
    clock: line.clock,
    onProblem: (error) => line.problems.push(error),
  })
  await line.call.record({ type: 'caller.said', turn: 1, text: 'reception', via: 'speech', confidence: 1 })
  const first = await transfers.begin(line.call, { target: 'reception', because: 'asked' })
  expect(first).toMatchObject({ target: 'reception', step: 0 })
  const id = 'id' in first ? first.id : ''
  const next = await transfers.ended(line.call, { id, step: 0, outcome: 'no-answer', seconds: 0 })
  expect(next).toMatchObject({ kind: 'dial', plan: { target: 'Dr. Anna Smith', step: 1 } })
  expect(await transfers.ended(line.call, { id, step: 1, outcome: 'busy', seconds: 0 })).toEqual({ kind: 'back' })
  expect(await transfers.begin(line.call, { target: 'billing', because: 'asked' })).toHaveProperty('refused')
  expect(await transfers.begin(line.call, { target: '+19005550199', because: 'asked' })).toHaveProperty('refused')
  expect(line.problems).toEqual([])
})
