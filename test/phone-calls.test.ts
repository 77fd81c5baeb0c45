import { describe, expect, test } from 'vitest'
import { createPhone, type Phone } from '../src/phone/phone.ts'
import type { PhoneCall } from '../src/phone/phone-call.ts'
import { noTiming } from '../src/phone/timing.ts'
import { answer, type Reply } from './fakes/fake-mistral.ts'
import { type CallerLine, closing, greeting, openLines, words } from './support/lines.ts'
import { publicUrl, type TestAppOptions, token } from './support/test-app.ts'
import { openTroubledStore } from './support/troubled-store.ts'

/** The virtual phone reads as strictly as Twilio: every path through a call must leave it without a complaint. */

const lines = openLines()

async function phoneTo({ app }: CallerLine, calledAs = publicUrl): Promise<Phone> {
  return createPhone({ baseUrl: await app.app.listen(), publicUrl: calledAs, authToken: token, timing: noTiming })
}

interface Path {
  readonly name: string
  readonly options?: TestAppOptions
  readonly replies?: readonly Reply[]
  /** What the caller does after the greeting; gives what is heard then. */
  readonly act: (call: PhoneCall) => Promise<{ readonly heard: readonly string[] }>
  readonly heard: readonly (string | RegExp)[]
  readonly over?: boolean
}

const ask = (call: PhoneCall) => call.say('Where are you?')
const slow = (text: string): Reply => answer(text, { tokenMs: 20 })

const paths: Path[] = [
  {
    name: 'a short answer',
    replies: [answer('At the river.')],
    act: ask,
    heard: ['At the river.', closing],
  },
  {
    name: 'an answer over several documents',
    replies: [slow('We are at the river. The door is red. Ring twice.')],
    act: ask,
    heard: ['We are at the river.', 'The door is red.', 'Ring twice.', closing],
  },
  {
    name: 'a filler',
    replies: [answer('At the river.', { firstTokenMs: 450 })],
    act: ask,
    heard: ['One moment, please.', 'At the river.', closing],
  },
  {
    name: 'a pressed key',
    replies: [answer('You pressed one.')],
    act: (call) => call.press('1'),
    heard: ['You pressed one.', closing],
  },
  {
    name: 'words that are asked for again',
    act: (call) => call.say('wear a you', { confidence: 0.1 }),
    heard: [/say it again/],
  },
  {
    name: 'one silence',
    act: (call) => call.silence(),
    heard: [/did not hear/],
  },
  {
    name: 'silence to the end',
    act: async (call) => {
      await call.silence()
      await call.silence()
      return call.silence()
    },
    heard: [/hang up now/],
    over: true,
  },
  {
    name: 'goodbye',
    replies: [answer('At the river.')],
    act: async (call) => {
      await ask(call)
      return call.say('No, thank you.')
    },
    heard: ['Thank you for calling. Goodbye!'],
    over: true,
  },
  {
    name: 'an answer with markup, emoji and right-to-left words',
    replies: [answer('</Say><Hangup/> **Tom & Jerry** 👩‍⚕️ say "שלום" \u202eevil\u202c and مرحبا \u0007.')],
    act: ask,
    heard: [/Tom and Jerry.*שלום.*evil.*مرحبا/, closing],
  },
  {
    name: 'an answer of 1,000 tokens',
    options: { assistant: { answers: { maxTokens: 1_000 } } },
    replies: [answer('We are in the old house by the river. '.repeat(110).trim())],
    act: ask,
    heard: [...Array<string>(110).fill('We are in the old house by the river.'), closing],
  },
  {
    name: 'an answer of one endless word',
    options: { assistant: { answers: { maxTokens: 1_000 } } },
    replies: [answer('á'.repeat(3_900))],
    act: ask,
    heard: [...Array<RegExp>(13).fill(/^á+$/), closing],
  },
]

describe('a carrier takes every document of a call with', () => {
  test.each(paths)('$name', async ({ options, replies = [], act, heard, over = false }) => {
    const line = await lines.start(options)
    lines.mistral.script(...replies)
    await using phone = await phoneTo(line)
    const call = await phone.call()
    expect((await call.opening).heard).toEqual([greeting])
    const turn = await act(call)
    expect(turn.heard).toEqual(heard.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text))))
    expect(call.faults).toEqual([])
    expect(call.state).toBe(over ? 'ended' : 'listening')
  })
})

describe('a caller who is not let in', () => {
  test('hears why, and the line is closed', async () => {
    const line = await lines.start({ assistant: { limits: { callsPerCallerPerHour: 1 } } })
    await using phone = await phoneTo(line)
    await phone.call()
    const call = await phone.call()
    expect(words((await call.opening).heard)).toContain('many times in the last hour')
    expect(call).toMatchObject({ faults: [], state: 'ended' })
  })

  test('because the program stops is asked to wait, and told when that takes too long', async () => {
    const line = await lines.start({ assistant: { timing: { patienceMs: 8_000 } } })
    lines.mistral.script({ kind: 'silence' })
    await using phone = await phoneTo(line)
    const first = await phone.call()
    const unheard = first.say('Where are you?')
    await lines.mistral.nextRequest()
    const stopped = line.app.app.stop()
    const call = await phone.call({ from: '+15005550002' })
    const { heard } = await call.opening
    expect(heard[0]).toBe('One moment, please.')
    expect(heard.at(-1)).toMatch(/all our lines are busy/i)
    expect(call).toMatchObject({ faults: [], state: 'ended' })
    await first.hangUp()
    await unheard
    await stopped
  })
})

test('when nothing can be kept, the caller is greeted, asked again and told', async () => {
  const store = await openTroubledStore()
  const line = await lines.start({ parts: { store } })
  await using phone = await phoneTo(line)
  store.trouble('append', 'rejects')
  const call = await phone.call()
  expect((await call.opening).heard).toEqual([greeting])
  expect(words((await call.say('Where are you?')).heard)).toContain('technical problem')
  expect(call).toMatchObject({ faults: [], state: 'ended' })
})

test('Twilio’s own fallback is answered too, when the first address fails', async () => {
  const line = await lines.start()
  await using phone = await phoneTo(line)
  const call = await phone.call({ path: '/nothing_here' })
  expect(words((await call.opening).heard)).toContain('say that once more')
  lines.mistral.script(answer('At the river.'))
  expect((await ask(call)).heard).toEqual(['At the river.', closing])
})

const longTexts = [
  ['sentences', 'The old house is by the river. '.repeat(64)],
  ['one word', 'x'.repeat(2_000)],
  ['letters of three bytes', '病院です。'.repeat(400)],
  ['XML', `${'Tom & "Jerry" <b> '.repeat(100)}.`],
] as const
const voices = ['Polly.Joanna-Neural', 'Google.en-US-Neural2-F', 'alice']

describe.each(voices)('the voice %s', (voice) => {
  test.each(longTexts)('takes the longest texts that an owner can write: %s', async (_name, text) => {
    const vocabulary = Array.from({ length: 320 }, (_, place) => `${place} & ${'w'.repeat(92)}`)
    const prompts = { silence: [text], silenceFarewell: text, tooManyCalls: text }
    const limits = { callsPerCallerPerHour: 1 }
    const assistant = { voice, greeting: text, closingQuestion: text, vocabulary, prompts, limits }
    const line = await lines.start({ assistant: { ...assistant, fallback: { text, giveUpText: text } } })
    lines.mistral.script(answer('At the river.'))
    await using phone = await phoneTo(line)
    const call = await phone.call()
    await call.say('Where are you?')
    await call.silence()
    await call.silence()
    const refused = await phone.call()
    const rescued = await phone.call({ path: '/nothing_here', from: '+15005550002' })
    expect([call.state, refused.state, rescued.state]).toEqual(['ended', 'ended', 'listening'])
    expect([...call.faults, ...refused.faults]).toEqual([])
    expect(rescued.faults.map(({ code }) => code)).toEqual([11_200])
  })
})

test('behind a path of a public address, everything stays under that path', async () => {
  const calledAs = 'https://example.com/desk'
  const line = await lines.start({ env: { PUBLIC_URL: calledAs } })
  lines.mistral.script(slow('We are at the river. The door is red.'))
  await using phone = await phoneTo(line, calledAs)
  const call = await phone.call()
  await ask(call)
  await call.hangUp()
  expect(call.faults).toEqual([])
  expect(call.requests.length).toBeGreaterThanOrEqual(4)
  for (const { url } of call.requests) expect(url).toMatch(/^https:\/\/example\.com\/desk\//)
})
