import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../test/fakes/manual-clock.ts'
import { responderWith } from '../../test/fakes/responder-with.ts'
import { finish, type ScriptStep, scriptedModel, text } from '../../test/fakes/scripted-model.ts'
import { assistantSchema } from '../config/schema.ts'
import { openStore } from '../store/open-store.ts'
import { createCalls } from './calls.ts'
import type { CallEvent } from './events.ts'
import { createExchange } from './exchange.ts'

const uncertain = 'I am not certain about that, so I would rather not tell you something wrong.'
const nextStep = 'You can ask me in other words, or call during opening hours to speak with a person.'
const closing = 'May I help you with something else?'

/** A call with this past, on the line that asks for one reply after the other. */
async function openCall(past: readonly CallEvent[], ...scripts: ScriptStep[][]) {
  const clock = createManualClock()
  const store = await openStore({ file: ':memory:' })
  const assistant = assistantSchema.parse({})
  const model = scriptedModel('m', clock, ...scripts)
  const onProblem = (error: unknown) => {
    throw error
  }
  const calls = createCalls({ log: store.calls, publish: () => {}, now: clock.now, onProblem })
  const call = calls.start({ callId: 'CA1', from: '+1', to: '+2', line: 'webhook', greeting: 'Hello' })
  await call.record(...past)
  const exchange = createExchange({ assistant, responder: responderWith([model], clock), calls, clock, onProblem })
  const events = async () => {
    await call.record()
    await store.check(AbortSignal.timeout(5_000))
    return (await store.calls.read('CA1')).map(({ event }) => event).filter(({ type }) => type !== 'call.started')
  }
  return { call, exchange, model, events, [Symbol.asyncDispose]: () => store.close() }
}

const asked: CallEvent = { type: 'caller.said', turn: 1, text: 'What does it cost?', via: 'speech', confidence: null }
const place = { turn: 1, from: 0, waits: 0 }

describe('a sentence that nothing bears out', () => {
  test('is replaced whole by the offer; what was said before it stays', async () => {
    await using desk = await openCall([], [text('Yes, you can. It costs ninety dollars. Shall I go on?'), finish()])
    const { reply } = await desk.exchange.hear(
      desk.call,
      { text: 'What does it cost?', via: 'speech', confidence: null },
      1,
    )
    expect(reply).toEqual({
      say: ['Yes, you can.', uncertain, nextStep, closing],
      next: { kind: 'listen', turn: 2 },
    })
    expect(await desk.events()).toMatchObject([
      { type: 'caller.said' },
      { type: 'answer.started' },
      { type: 'answer.sentence', index: 0, text: 'Yes, you can.' },
      { type: 'answer.corrected', index: 1, said: 'It costs ninety dollars.' },
      { type: 'answer.sentence', index: 1, text: uncertain },
      { type: 'answer.sentence', index: 2, text: nextStep },
      { type: 'answer.completed', source: 'offer', model: null, sources: [] },
      { type: 'question.unanswered', question: 'What does it cost?', because: 'corrected' },
      { type: 'prompt.spoken', kind: 'closing-question' },
    ])
  })

  test('is not asked for again after a crash: the rest of the offer is all that follows', async () => {
    const past: CallEvent[] = [
      asked,
      { type: 'answer.started', turn: 1, attempt: 0 },
      { type: 'answer.corrected', turn: 1, index: 0, invented: 'ninety', kind: 'price', said: 'It costs ninety' },
      { type: 'answer.sentence', turn: 1, index: 0, text: uncertain, spoken: uncertain },
    ]
    await using desk = await openCall(past, [text('It costs ninety dollars.'), finish()])
    const { reply } = await desk.exchange.goOn(desk.call, place)
    expect(reply.say).toEqual([uncertain, nextStep, closing])
    expect(desk.model.requests).toEqual([])
  })

  test('is refused again when the crash came before it', async () => {
    const past: CallEvent[] = [
      asked,
      { type: 'answer.started', turn: 1, attempt: 0 },
      { type: 'answer.sentence', turn: 1, index: 0, text: 'Yes, you can.', spoken: 'Yes, you can.' },
    ]
    await using desk = await openCall(past, [text(' It costs ninety dollars.'), finish()])
    const { reply } = await desk.exchange.goOn(desk.call, { ...place, from: 1 })
    expect(reply.say).toEqual([uncertain, nextStep, closing])
    expect(desk.model.requests).toMatchObject([{ prefix: 'Yes, you can.' }])
  })
})
