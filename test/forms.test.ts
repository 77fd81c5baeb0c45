import { afterEach, describe, expect, test } from 'vitest'
import type { CallEvent } from '../src/conversation/events.ts'
import { systemClock } from '../src/lib/clock.ts'
import type { PhoneCall } from '../src/phone/phone-call.ts'
import { openStore } from '../src/store/open-store.ts'
import { codeForm, deskActions, deskMenu, messageForm } from './fakes/desk-actions.ts'
import { finish, scriptedModel, text } from './fakes/scripted-model.ts'
import { type FrontDesk, type FrontDeskOptions, openFrontDesk } from './support/front-desk.ts'
import { newCallSid } from './support/signed.ts'

const open: FrontDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk[Symbol.asyncDispose]()
})

const closing = 'May I help you with something else?'
const own = 'Shall we call you back at the number you are calling from?'

async function start(options: Partial<FrontDeskOptions> & Pick<FrontDeskOptions, 'line'>) {
  const { actions, taken, codes } = deskActions()
  const desk = await openFrontDesk({ actions, forms: [messageForm, codeForm], menu: deskMenu, ...options })
  open.push(desk)
  const call = await desk.phone.call({ from: '+12025550123', to: '+12025550100' })
  return { desk, call, taken, codes, say: sayOn(call) }
}

/** What is heard in reply, as one text. */
function sayOn(call: PhoneCall) {
  return async (words: string, options: { confidence?: number } = {}) =>
    (await call.say(words, options)).heard.join(' ')
}

const press = async (call: PhoneCall, keys: string) => (await call.press(keys)).heard.join(' ')
const ofType = (events: readonly CallEvent[], type: CallEvent['type']) => events.filter((event) => event.type === type)

describe.each(['webhook', 'relay'] as const)('without a model on the %s line', (line) => {
  test('a message is taken field by field', async () => {
    const { desk, call, taken, say } = await start({ line })
    expect(await say('I want to leave a message')).toBe('Gladly. May I have your name, please?')
    expect(await say('My name is Sam Miller.')).toBe(own)
    expect(await say('Yes, please')).toBe('What is it about?')
    expect(await say('My bill from last week')).toBe('When is a good time to reach you?')
    expect(await say('tomorrow after five')).toBe(`Thank you, I will pass that on. ${closing}`)
    expect(taken).toEqual([
      { name: 'Sam Miller', number: '+12025550123', reason: 'My bill from last week', bestTime: 'tomorrow after five' },
    ])
    await say('No, thank you')
    await call.over
    expect(ofType(desk.events, 'form.ended')).toMatchObject([{ form: 'message', outcome: 'filled' }])
    expect(ofType(desk.events, 'tool.finished')).toHaveLength(2)
    expect(call.faults).toEqual([])
    expect(desk.problems).toEqual([])
  })

  test('a number is read back, corrected by words, and by keys', async () => {
    const { call, taken, say } = await start({ line })
    await say('leave a message')
    await say('Sam Miller')
    expect(await say('No')).toBe('At what number can we reach you?')
    expect(await say('two zero two five five five oh one four four')).toBe(
      'I have two zero two, five five five, zero one four four. Is that right?',
    )
    expect(await say('No, it is 202 555 0145')).toBe(
      'I have two zero two, five five five, zero one four five. Is that right?',
    )
    expect(await say("No, that's wrong")).toContain('At what number can we reach you?')
    expect(await press(call, '2025550146#')).toContain('zero one four six. Is that right?')
    expect(await press(call, '1')).toBe('What is it about?')
    expect(await say('Actually, my number is 202 555 0147')).toContain('zero one four seven. Is that right?')
    expect(await say("That's right")).toBe('What is it about?')
    await say('A refund')
    await say("I don't know")
    expect(taken).toEqual([{ name: 'Sam Miller', number: '+12025550147', reason: 'A refund' }])
  })

  test('a question in between is answered, and the form goes on', async () => {
    const { taken, say } = await start({ line })
    await say('leave a message')
    expect(await say('Wait, when are you open?')).toBe(
      'We are open from eight to six. Let us go on. May I have your name, please?',
    )
    expect(await say('Sam')).toBe(own)
    expect(await say('Why do you need that?')).toBe(`We are open from eight to six. Let us go on. ${own}`)
    await say('Sure')
    await say('The door')
    await say('skip')
    expect(taken).toEqual([{ name: 'Sam', number: '+12025550123', reason: 'The door' }])
  })

  test('"no" answers the question and ends nothing', async () => {
    const { desk, say } = await start({ line })
    await say('leave a message')
    await say('Sam')
    await say('No.')
    expect(ofType(desk.events, 'call.ended')).toEqual([])
    expect(await say('Never mind')).toBe(`All right, we leave it at that. ${closing}`)
    expect(ofType(desk.events, 'form.ended')).toMatchObject([{ outcome: 'cancelled' }])
    await say('No.')
    await expect.poll(() => ofType(desk.events, 'call.ended')).toMatchObject([{ reason: 'assistant' }])
  })

  test('what is not understood is asked three times at most, by keys at last, and then left out', async () => {
    const { taken, say } = await start({ line })
    await say('leave a message')
    await say('Sam')
    await say('No')
    expect(await say('the usual one')).toBe(
      'That does not sound like a complete telephone number. At what number can we reach you?',
    )
    expect(await say('five five')).toContain('You can also use the keys of your telephone.')
    expect(await say('you have it')).toBe(
      'I am sorry, I could not get that. We will go on with what I have. What is it about?',
    )
    await say('Parking')
    await say('skip')
    expect(taken).toEqual([{ name: 'Sam', reason: 'Parking' }])
  })

  test('silence asks again and in the end goes on with what there is', async () => {
    const { call, taken, say } = await start({ line, assistant: { relay: { silenceMs: 1_000 } } })
    await say('leave a message')
    await say('Sam')
    await say('Yes')
    expect((await call.silence()).heard.join(' ')).toBe('What is it about?')
    expect((await call.silence()).heard.join(' ')).toBe('What is it about?')
    expect((await call.silence()).heard.join(' ')).toContain('Thank you, I will pass that on.')
    expect(taken).toEqual([{ name: 'Sam', number: '+12025550123' }])
  })

  test('a code is taken by keys alone, and nothing keeps it', async () => {
    const { desk, call, codes, say } = await start({ line })
    expect(await press(call, '4')).toContain('Please use the keys of your telephone.')
    expect(await say('It is zero four one seven')).toContain('Please use the keys of your telephone.')
    expect(await press(call, '0417#')).toBe(`That is right. ${closing}`)
    expect(codes).toEqual(['0417'])
    expect(JSON.stringify(desk.events)).not.toMatch(/0417|zero four/)
    expect(ofType(desk.events, 'caller.said').at(-1)).toMatchObject({ text: '••••' })
    expect(ofType(desk.events, 'form.filled')).toMatchObject([{ field: 'code', value: '', keys: 4 }])
  })
})

describe.each(['webhook', 'relay'] as const)('with a model on the %s line', (line) => {
  test('the model answers what is asked in between, and is not asked about the fields', async () => {
    const model = scriptedModel('m', systemClock, [text('You are talking to our assistant.'), finish()])
    const { taken, call, say } = await start({ line, models: [model] })
    await press(call, '2')
    expect(await say('Wait, who are you?')).toBe(
      'You are talking to our assistant. Let us go on. May I have your name, please?',
    )
    for (const words of ['Sam Miller', 'yes', 'My bill', 'any time']) await say(words)
    expect(taken).toMatchObject([{ name: 'Sam Miller', reason: 'My bill', bestTime: 'any time' }])
    expect(model.requests).toHaveLength(1)
  })
})

describe('a form', () => {
  test('goes on in another process, where the log left it', async () => {
    await using store = await openStore({ file: ':memory:' })
    const callSid = newCallSid(1)
    const first = await start({ line: 'webhook', store })
    await first.desk.post('/call', callSid, { From: '+12025550123' })
    await first.desk.post('/process_speech?turn=1', callSid, { SpeechResult: 'leave a message' })
    await first.desk.post('/process_speech?turn=2', callSid, { SpeechResult: 'Sam' })
    const second = await start({ line: 'webhook', store })
    const said = await second.desk.post('/process_speech?turn=3', callSid, { SpeechResult: 'yes' })
    expect(said).toBe('What is it about?')
    // The carrier sends it again to the first, which reads the log anew.
    const again = await first.desk.post('/process_speech?turn=3', callSid, { SpeechResult: 'yes' })
    expect(again).toBe('What is it about?')
    await first.desk.post('/process_speech?turn=4', callSid, { SpeechResult: 'My bill' })
    for (const { desk } of [first, second, first]) {
      const end = await desk.post('/process_speech?turn=5', callSid, { SpeechResult: 'skip' })
      expect(end).toBe(`Thank you, I will pass that on. ${closing}`)
    }
    expect([...first.taken, ...second.taken]).toHaveLength(1)
  })

  test('speaks the language of the call', async () => {
    const { call, taken, say } = await start({
      line: 'webhook',
      assistant: { language: 'de-DE', voice: 'Polly.Vicki-Neural' },
      menu: deskMenu.map((entry) => ({
        ...entry,
        phrases: { de: entry.key === '2' ? ['nachricht hinterlassen'] : [] },
      })),
    })
    expect(await say('Ich möchte eine Nachricht hinterlassen')).toMatch(/Name/)
    expect(await say('Mein Name ist Jürgen Groß')).toMatch(/Nummer/)
    expect(await say('Ja, bitte')).toMatch(/\?$/)
    await say('Meine Rechnung')
    await say('weiß ich nicht')
    expect(taken).toEqual([{ name: 'Jürgen Groß', number: '+12025550123', reason: 'Meine Rechnung' }])
    expect(call.faults).toEqual([])
  })
})
