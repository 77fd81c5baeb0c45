import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineAction } from '../src/actions/define-action.ts'
import type { CallEvent } from '../src/conversation/events.ts'
import { systemClock } from '../src/lib/clock.ts'
import type { People } from '../src/phone/dial/person.ts'
import { codeForm, deskActions, deskMenu, messageForm } from './fakes/desk-actions.ts'
import { finish, scriptedModel, text } from './fakes/scripted-model.ts'
import { billing, fakeDesk } from './fakes/transfer-desk.ts'
import { type FrontDesk, type FrontDeskOptions, openFrontDesk } from './support/front-desk.ts'
import { heardOn } from './support/relay-phone.ts'

const open: FrontDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk[Symbol.asyncDispose]()
})

const closing = 'May I help you with something else?'

type Options = Partial<FrontDeskOptions> & Pick<FrontDeskOptions, 'line'> & { readonly answers?: People }

async function start({ answers = {}, ...options }: Options) {
  const { actions, taken } = deskActions()
  const desk = await openFrontDesk({ actions, forms: [messageForm, codeForm], menu: deskMenu, ...options })
  open.push(desk)
  const call = await desk.phone.call({ from: '+12025550123', to: '+12025550100', people: answers })
  const say = async (words: string) => (await call.say(words)).heard.join(' ')
  const press = async (keys: string) => (await call.press(keys)).heard.join(' ')
  return { desk, call, taken, say, press }
}

const ofType = (events: readonly CallEvent[], type: CallEvent['type']) => events.filter((event) => event.type === type)

describe.each(['webhook', 'relay'] as const)('without a model on the %s line', (line) => {
  test.each(['What are your opening hours?', 'When are you open on Sunday'])('%j tells the hours', async (words) => {
    const { desk, say } = await start({ line })
    expect(await say(words)).toBe(`We are open from eight to six. ${closing}`)
    expect(ofType(desk.events, 'action.chosen')).toMatchObject([{ action: 'opening_hours' }])
  })

  test('a caller is put through by a phrase, and comes back when nobody answers', async () => {
    const { desk, call, taken, say } = await start({
      ...{ line, people: fakeDesk({}), answers: { [billing]: { does: 'no-answer' } } },
    })
    await say('I want to speak to billing')
    await expect.poll(() => heardOn(call).join(' ')).toContain('billing does not answer. Shall I take a message?')
    expect(await say('Yes please')).toBe('May I have your name, please?')
    for (const words of ['Sam', 'yes', 'my bill', 'skip']) await say(words)
    expect(taken).toMatchObject([{ name: 'Sam', reason: 'my bill' }])
    expect(ofType(desk.events, 'transfer.ended')).toMatchObject([{ outcome: 'no-answer' }])
    expect(call.faults).toEqual([])
    expect(desk.problems).toEqual([])
  })

  test('a caller who wants no message is asked what else', async () => {
    const people = fakeDesk({})
    const { desk, call, say } = await start({ line, people, answers: { [billing]: { does: 'busy' } } })
    await say('operator')
    await expect.poll(() => heardOn(call).join(' ')).toContain('billing is on another call. Shall I take a message?')
    expect(await say('No')).toBe(closing)
    await say('No')
    await expect.poll(() => ofType(desk.events, 'call.ended')).toMatchObject([{ reason: 'assistant' }])
    expect(people.asked).toHaveLength(2)
  })

  test('a caller is put through and the call is over with the person', async () => {
    const { desk, call } = await start({ line, people: fakeDesk({}), answers: { [billing]: { does: 'answers' } } })
    await call.press('1')
    await call.over
    expect(ofType(desk.events, 'call.ended')).toMatchObject([{ reason: 'transferred' }])
    expect(call.faults).toEqual([])
  })

  test('nobody is dialled who is not there, and a message is offered', async () => {
    const { desk, call, press } = await start({ line })
    await press('1')
    await expect.poll(() => heardOn(call).join(' ')).toContain('I could not reach billing. Shall I take a message?')
    expect(ofType(desk.events, 'call.transferring')).toEqual([])
  })

  test('a key that means nothing is answered like words, and once the caller hears what there is', async () => {
    const { say, press } = await start({ line })
    expect(await press('9')).toBe(
      `We are open from eight to six. I can still help you with these things. Press one to speak with billing. Press two to leave a message. Press three to hear our opening hours. ${closing}`,
    )
    expect(await say('Is it raining?')).toBe(`We are open from eight to six. ${closing}`)
  })
})

describe.each(['webhook', 'relay'] as const)('with a model on the %s line', (line) => {
  const model = () => scriptedModel('m', systemClock, [text('From me.'), finish()])

  test('keys work, and phrases only when they are all that is said', async () => {
    const { say, press } = await start({ line, models: [model()] })
    expect(await press('3')).toBe(`We are open from eight to six. ${closing}`)
    expect(await say('Do you have opening hours on Easter?')).toBe(`From me. ${closing}`)
    expect(await say('Opening hours')).toBe(`We are open from eight to six. ${closing}`)
  })

  test('the model begins a form, which then needs none', async () => {
    const call = { type: 'tool-call', id: '1', name: 'take_message', input: {} } as const
    const scripted = scriptedModel('m', systemClock, [call, finish('stop')])
    const { say } = await start({ line, models: [scripted] })
    expect(await say('Can somebody ring me?')).toBe('May I have your name, please?')
    expect(await say('Sam')).toBe('Shall we call you back at the number you are calling from?')
    expect(scripted.requests).toHaveLength(1)
  })
})

describe.each(['webhook', 'relay'] as const)('an action that takes long on the %s line', (line) => {
  test('is bridged by its own fillers and then by an offer', async () => {
    const done = Promise.withResolvers<void>()
    const slow = defineAction({
      ...{ name: 'opening_hours', purpose: 'Looks.', input: z.object({}), effects: false },
      fillers: ['I am looking.', 'Still looking.'],
      async run() {
        await done.promise
        return { outcome: 'done', text: 'Found it.' }
      },
    })
    const { desk, call, say } = await start({
      ...{ line, actions: [slow, ...deskActions().actions.filter(({ name }) => name !== 'opening_hours')] },
      assistant: { timing: { patienceMs: 200 } },
    })
    const turn = call.say('opening hours')
    await expect.poll(() => ofType(desk.events, 'form.offered'), { timeout: 8_000 }).toHaveLength(1)
    if (line === 'relay') done.resolve()
    const heard = (await turn).heard.join(' ')
    expect(heard).toContain('This is taking longer than I expected. Shall I take a message?')
    expect(await say('Yes')).toContain('May I have your name, please?')
    done.resolve()
  }, 20_000)
})
