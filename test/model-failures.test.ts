import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer, type FakeMistral, fakeApiKey, type Reply, refuse, startFakeMistral } from './fakes/fake-mistral.ts'
import { newCallSid } from './support/signed.ts'
import { caller, redirectOf, spokenIn, startTestApp, type TestApp } from './support/test-app.ts'

/** Whatever the model does, the caller hears something useful, and the log has the true cause. */

const question = 'What are your opening hours?'
const hours = 'eight in the morning to six in the evening'

let mistral: FakeMistral
let app: TestApp
beforeEach(async () => {
  mistral = await startFakeMistral()
})
afterEach(async () => {
  await app[Symbol.asyncDispose]()
  await mistral.close()
})

async function ask(models: readonly string[], env: Record<string, string> = {}): Promise<string[]> {
  app = await startTestApp({
    assistant: {
      models: models.map((model) => ({ provider: 'mistral', model })),
      instructions: 'On the first of May we open at nine and close at five.',
      openingHours: {
        zone: 'America/New_York',
        days: Object.fromEntries(
          ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['08:00-18:00']]),
        ),
      },
      timing: { patienceMs: 500, hedgeAfterMs: 200, firstTokenMs: 600, gapMs: 200 },
    },
    env: { MISTRAL_API_KEY: fakeApiKey, MISTRAL_BASE_URL: mistral.url, ...env },
  })
  const line = caller(app, newCallSid(1))
  await line.call()
  let { body } = await line.say(1, question)
  const said = spokenIn(body)
  for (let next = redirectOf(body); next !== null; next = redirectOf(body)) {
    body = (await line.goOn(next)).body
    said.push(...spokenIn(body))
  }
  return said
}

/** What is logged follows a moment behind what is spoken. */
const faults = () => expect.poll(() => app.logs.filter((line) => line['msg'] === 'model.failed'))

const failures: readonly (readonly [string, Reply, string])[] = [
  ['429', refuse(429), 'rate-limit'],
  ['429 with a wait', refuse(429, { 'retry-after': '30' }), 'rate-limit'],
  ['500', refuse(500), 'overloaded'],
  ['503', refuse(503), 'overloaded'],
  ['400', refuse(400), 'request'],
  ['403', refuse(403), 'forbidden'],
  ['404', refuse(404), 'missing'],
  ['422', refuse(422), 'request'],
  ['a hang', { kind: 'hang' }, 'timeout'],
  ['a stream that says nothing', { kind: 'silence' }, 'timeout'],
  ['a broken connection', { kind: 'reset' }, 'network'],
  ['HTML', { kind: 'raw', contentType: 'text/html', body: '<h1>Bad gateway</h1>' }, 'protocol'],
  [
    'garbage',
    { kind: 'raw', contentType: 'text/event-stream', body: 'data: {"broken\n\nwhat is this\n\n' },
    'protocol',
  ],
  ['an empty answer', answer(''), 'empty'],
  ['a cut before the first word', { kind: 'answer', tokens: [], end: 'cut' }, 'protocol'],
]

describe('with one model, the documents and the calendar answer', () => {
  test.each(failures)('%s', async (_name, reply, kind) => {
    mistral.always(reply)
    expect((await ask(['mistral-small-latest'])).join(' ')).toContain(hours)
    await faults().toContainEqual(expect.objectContaining({ kind }))
  })

  test('a refused key', async () => {
    const said = await ask(['mistral-small-latest'], { MISTRAL_API_KEY: 'wrong' })
    expect(said.join(' ')).toContain(hours)
    await faults().toMatchObject([{ kind: 'auth', level: 50 }])
    const ready = await app.app.server.inject('/readyz')
    expect(ready.statusCode).toBe(200)
    const part = ready.json<{ parts: { name: string }[] }>().parts.find(({ name }) => name === 'model')
    expect(part).toMatchObject({ state: 'degraded', reason: expect.stringContaining('refused') })
  })

  test('a model that cannot be reached', async () => {
    const said = await ask(['mistral-small-latest'], { MISTRAL_BASE_URL: 'http://127.0.0.1:9' })
    expect(said.join(' ')).toContain(hours)
    await faults().toMatchObject([{ kind: 'network' }])
  })
})

describe('with two models, the second answers', () => {
  test.each(failures)('%s', async (_name, reply, kind) => {
    mistral.always(({ model }) => (model === 'mistral-small-latest' ? reply : answer('From nine to five.')))
    expect((await ask(['mistral-small-latest', 'ministral-8b-latest'])).join(' ')).toContain('From nine to five.')
    await faults().toContainEqual(expect.objectContaining({ kind }))
  })

  test.each([
    ['cut', { tokens: ['We open at nine. We close at '], end: 'cut' }],
    ['left without an end', { tokens: ['We open at nine. We close at '], end: 'no-finish' }],
    ['stalled', { tokenMs: 5_000 }],
  ] as const)('and goes on where a stream was %s after words', async (_name, fault) => {
    const broken: Reply = { kind: 'answer', tokens: ['We open at nine. We close at ', 'six.'], tokenMs: 5, ...fault }
    mistral.always(({ model }) => (model === 'mistral-small-latest' ? broken : answer('five. Goodbye.')))
    const said = (await ask(['mistral-small-latest', 'ministral-8b-latest'])).join(' ')
    expect(said).toContain('We open at nine. We close at five.')
    const last = mistral.requests.at(-1)?.messages.at(-1)
    expect(last).toMatchObject({ role: 'assistant', prefix: true, content: 'We open at nine. We close at' })
  })
})

test('no line of the log has the key, the words or the whole number', async () => {
  mistral.always(refuse(500))
  await ask(['mistral-small-latest', 'ministral-8b-latest'])
  const log = JSON.stringify(app.logs)
  expect(log).not.toContain(fakeApiKey)
  expect(log).not.toContain(question)
  expect(log).not.toContain('5550100001')
})
