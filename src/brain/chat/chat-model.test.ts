import { getEventListeners, once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { answer, fakeApiKey, type Reply, refuse, startFakeMistral } from '../../../test/fakes/fake-mistral.ts'
import { Secret } from '../../lib/secret.ts'
import type { ModelPart, ModelRequest } from '../language-model.ts'
import { createChatModel } from './chat-model.ts'
import { createDispatcher } from './connection.ts'

const never = new AbortController().signal

const question: ModelRequest = {
  system: 'Be brief.',
  messages: [{ role: 'user', text: 'When are you open?' }],
  maxOutputTokens: 200,
  temperature: 0.3,
  cacheKey: 'call-1',
}

async function start(...replies: Reply[]) {
  const fake = await startFakeMistral()
  fake.script(...replies)
  const dispatcher = createDispatcher()
  const settings = {
    dialect: 'mistral' as const,
    root: new URL(`${fake.url}/v1`),
    apiKey: new Secret(fakeApiKey),
    dispatcher,
  }
  return {
    fake,
    dispatcher,
    small: createChatModel({ ...settings, model: 'mistral-small-latest' }),
    other: createChatModel({ ...settings, model: 'ministral-8b-latest' }),
    wrongKey: createChatModel({ ...settings, model: 'mistral-small-latest', apiKey: new Secret('wrong-key') }),
    async [Symbol.asyncDispose]() {
      await dispatcher.destroy()
      await fake.close()
    },
  }
}

describe('createChatModel', () => {
  test('keeps one connection for answers that follow each other, of all its models', async () => {
    await using setting = await start()
    await setting.small.warm?.(never)
    await setImmediate()
    for (const model of [setting.small, setting.other, setting.small]) await read(model)
    expect(setting.fake.requests.map(({ model }) => model)).toEqual([
      'mistral-small-latest',
      'ministral-8b-latest',
      'mistral-small-latest',
    ])
    expect(setting.fake.connections).toBe(1)
  })

  test('keeps the connection after a refusal', async () => {
    await using setting = await start(refuse(429), refuse(503))
    // Without any pause: another model is asked at once.
    for (const model of [setting.small, setting.other, setting.small])
      for await (const _ of model.stream(question, never));
    expect(setting.fake.connections).toBe(1)
  })

  test('asks once more when the connection broke before any answer, and only once', async () => {
    await using setting = await start({ kind: 'reset' }, answer('At eight.'), { kind: 'reset' }, { kind: 'reset' })
    expect((await read(setting.small)).at(0)).toEqual({ type: 'text-delta', text: 'At eight.' })
    expect(setting.fake.requests).toHaveLength(2)
    expect((await read(setting.small)).at(-1)).toMatchObject({ type: 'error', error: { kind: 'network' } })
    expect(setting.fake.requests).toHaveLength(4)
  })

  test('does not ask again after words, and hangs up on garbage', async () => {
    await using setting = await start(answer('We are open', { end: 'cut' }), {
      kind: 'raw',
      contentType: 'text/event-stream',
      body: `data: ${'x'.repeat(400_000)}`,
      open: true,
    })
    expect((await read(setting.small)).map(({ type }) => type)).toEqual(['text-delta', 'error'])
    expect((await read(setting.small)).at(-1)).toMatchObject({ type: 'error', error: { kind: 'protocol' } })
    expect(await setting.fake.requests.at(-1)?.ended).toBe('aborted')
    expect(setting.fake.requests).toHaveLength(2)
  })

  test('leaves the end of a whole answer alone, though it is aborted by then', async () => {
    await using setting = await start(answer('At eight.', { endMs: 20 }))
    const turn = new AbortController()
    await read(setting.small, turn.signal)
    turn.abort()
    expect(await setting.fake.requests.at(-1)?.ended).toBe('answered')
  })

  test('does not mind when the connection breaks behind the last part', async () => {
    const body = 'data: {"choices":[{"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
    await using setting = await start({ kind: 'raw', contentType: 'text/event-stream', body, open: true })
    expect((await read(setting.small)).at(-1)).toMatchObject({ type: 'finish' })
    const disconnected = once(setting.dispatcher, 'disconnect')
    await setting.fake.close()
    await disconnected
  })

  test('reads letters of several bytes that packets cut', async () => {
    const event = Buffer.from('data: {"choices":[{"delta":{"content":"Grüße 👋🏽"},"finish_reason":"stop"}]}\n\n')
    const cut = event.indexOf('ü') + 1
    const body = [event.subarray(0, cut), event.subarray(cut)]
    await using setting = await start({ kind: 'raw', contentType: 'text/event-stream', body })
    expect((await read(setting.small)).at(0)).toEqual({ type: 'text-delta', text: 'Grüße 👋🏽' })
  })

  test('tells a refused key apart without telling the key', async () => {
    await using setting = await start()
    const last = (await read(setting.wrongKey)).at(-1)
    expect(last).toMatchObject({ type: 'error', error: { kind: 'auth', status: 401 } })
    setting.fake.script({ kind: 'status', status: 401, body: { message: `the key ${fakeApiKey} is not valid` } })
    expect((await read(setting.small)).at(-1)).toMatchObject({
      error: { message: 'mistral:mistral-small-latest answered 401: the key [secret] is not valid' },
    })
  })

  test('leaves no listener on the signal', async () => {
    await using setting = await start(answer('At eight.'), refuse(500), { kind: 'reset' }, { kind: 'reset' })
    const { signal } = new AbortController()
    for (let turn = 0; turn < 3; turn += 1) await read(setting.small, signal)
    await setting.small.warm?.(signal)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('warms up in vain without a word', async () => {
    await using setting = await start()
    await expect(setting.wrongKey.warm?.(never)).resolves.toBeUndefined()
    await expect(setting.small.warm?.(AbortSignal.abort())).resolves.toBeUndefined()
    await setting.fake.close()
    await expect(setting.small.warm?.(never)).resolves.toBeUndefined()
  })
})

async function read(model: ReturnType<typeof createChatModel>, signal = never): Promise<ModelPart[]> {
  const parts: ModelPart[] = []
  for await (const part of model.stream(question, signal)) parts.push(part)
  // The pool takes a connection as free in the next turn of the event loop.
  await setImmediate()
  return parts
}
