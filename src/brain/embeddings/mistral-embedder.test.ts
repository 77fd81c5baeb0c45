import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { fakeApiKey, startFakeMistral } from '../../../test/fakes/fake-mistral.ts'
import type { EmbeddingReply } from '../../../test/fakes/mistral-embeddings.ts'
import { refuse } from '../../../test/fakes/mistral-replies.ts'
import { EmbeddingError } from '../../knowledge/ports.ts'
import { Secret } from '../../lib/secret.ts'
import { createDispatcher } from '../chat/connection.ts'
import { createMistralEmbedder } from './mistral-embedder.ts'

const never = new AbortController().signal

describe('Mistral’s embeddings', () => {
  test('give one vector of length 1 for each text, in order', async () => {
    await using setting = await start()
    const texts = ['When may I visit?', 'Where is the cafeteria?']
    const [first, second] = await setting.embed(texts)
    const [again] = await setting.embed(texts.slice(1))
    expect(first).toHaveLength(1_024)
    expect(Math.hypot(...(first ?? []))).toBeCloseTo(1, 5)
    expect(again).toEqual(second)
    expect(again).not.toEqual(first)
    expect(setting.fake.embeddingRequests[0]?.body).toEqual({ model: 'mistral-embed', input: texts })
  })

  test('nothing is asked for nothing', async () => {
    await using setting = await start()
    expect(await setting.embed([])).toEqual([])
    expect(setting.fake.embeddingRequests).toEqual([])
  })

  test('go over one connection, in requests that the service takes', async () => {
    await using setting = await start()
    const passage = 'Visitors are welcome from two to eight. '.repeat(22)
    const vectors = await setting.embed(Array.from({ length: 300 }, (_, at) => `${at} ${passage}`))
    expect(vectors).toHaveLength(300)
    const sizes = setting.fake.embeddingRequests.map(({ inputs }) => inputs.length)
    expect(sizes.length).toBeLessThan(12)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64)
    expect(setting.fake.connections).toBe(1)
  })

  test.each([
    ['words', 'heart '.repeat(20_000)],
    ['digits', '0123456789'.repeat(2_000)],
    ['another script', '診療時間は午前八時から'.repeat(2_000)],
    ['half a character', 'open \uD83D'],
  ])('a text of %s that is too much is cut', async (_what, text) => {
    await using setting = await start()
    expect(await setting.embed([text])).toHaveLength(1)
    expect(setting.fake.embeddingRequests).toHaveLength(1)
  })

  test('are asked for in halves when Mistral counts more than we do', async () => {
    const tooMany = refuse(400)
    await using setting = await start(tooMany, tooMany)
    const texts = Array.from({ length: 8 }, (_, at) => `Text ${at}`)
    const halved = await setting.embed(texts)
    expect(setting.fake.embeddingRequests.map(({ inputs }) => inputs.length)).toEqual([8, 4, 2, 2, 4])
    expect(halved).toEqual(await setting.embed(texts))
  })

  test.each<[string, EmbeddingReply, object]>([
    ['a refused key', refuse(401), { retryable: false, message: 'mistral-embed answered 401: Unauthorized' }],
    ['a plan without it', refuse(403), { retryable: false }],
    ['a model that is gone', refuse(404), { retryable: false }],
    ['a text that it refuses', refuse(400), { retryable: false }],
    ['a limit', refuse(429, { 'retry-after': '7' }), { retryable: true, retryAfterMs: 7_000 }],
    ['a limit of zero', refuse(429, { 'x-ratelimit-limit-req-minute': '0' }), { retryable: false }],
    ['an overload', refuse(503), { retryable: true, retryAfterMs: null }],
    ['another fault', refuse(500), { retryable: true }],
  ])('fail with what helps after %s', async (_what, reply, error) => {
    await using setting = await start(reply)
    await expect(setting.embed(['Hello'])).rejects.toMatchObject({
      name: expect.stringMatching(/^EmbeddingError$|^RefusedInput$/),
      ...error,
    })
  })

  const vector = (index: number, embedding: unknown = [3, 4]) => ({ index, embedding })
  test.each<[string, unknown]>([
    ['no JSON', '<html>'],
    ['no vectors', { object: 'list' }],
    ['too few', { data: [vector(0)] }],
    ['too many', { data: [vector(0), vector(1), vector(2)] }],
    ['the same one twice', { data: [vector(1), vector(1)] }],
    ['different lengths', { data: [vector(0), vector(1, [1, 2, 3])] }],
    ['no numbers', { data: [vector(0), vector(1, ['x', null])] }],
    ['no direction', { data: [vector(0), vector(1, [0, 0])] }],
    ['infinite numbers', `{"data":[{"index":0,"embedding":[1e999,1]},{"index":1,"embedding":[1,1]}]}`],
  ])('fail for an answer with %s', async (_what, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    await using setting = await start({ kind: 'raw', contentType: 'application/json', body: text })
    const failure = await setting.embed(['one', 'two']).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(EmbeddingError)
    expect(failure).toMatchObject({ retryable: true, message: expect.stringContaining('cannot be used') })
  })

  test('are put in order by their index, and brought to length 1', async () => {
    const body = JSON.stringify({ data: [vector(1, [0, 2]), vector(0)] })
    await using setting = await start({ kind: 'raw', contentType: 'application/json', body })
    expect(await setting.embed(['one', 'two'])).toEqual([Float32Array.of(0.6, 0.8), Float32Array.of(0, 1)])
  })

  test('are asked for once more when the connection broke before any answer, and only once', async () => {
    await using setting = await start({ kind: 'reset' }, { kind: 'vectors' }, { kind: 'reset' }, { kind: 'reset' })
    expect(await setting.embed(['Hello'])).toHaveLength(1)
    await expect(setting.embed(['Hello'])).rejects.toMatchObject({ retryable: true, name: 'EmbeddingError' })
    expect(setting.fake.embeddingRequests).toHaveLength(4)
  })

  test.each<[string, EmbeddingReply]>([
    ['never come', { kind: 'hang' }],
    ['never end', { kind: 'raw', contentType: 'application/json', body: '{"data":[', open: true }],
  ])('fail when they %s', async (_what, reply) => {
    await using setting = await start(reply)
    await expect(setting.embedder(fakeApiKey, 20).embed(['Hello'], never)).rejects.toMatchObject({
      retryable: true,
      message: 'mistral-embed cannot be reached: no answer within 20 ms',
    })
  })

  test('end with the reason of the signal', async () => {
    await using setting = await start({ kind: 'hang' })
    const stopping = new AbortController()
    const embedding = setting.embed(['Hello'], stopping.signal)
    stopping.abort(new Error('closing'))
    await expect(embedding).rejects.toThrow('closing')
    await expect(setting.embed(['Hello'], stopping.signal)).rejects.toThrow('closing')
    expect(getEventListeners(stopping.signal, 'abort')).toEqual([])
  })

  test('never show the key, nor the text that was refused', async () => {
    const key = 'a-key-that-is-wrong'
    const detail = [{ type: 'x', loc: ['body', 'input'], msg: `refused for ${key}`, input: 'my secret illness' }]
    await using setting = await start({ kind: 'status', status: 422, body: { detail } })
    const refusal = await setting.embed(['my secret illness']).catch(String)
    expect(refusal).toContain('body.input: refused')
    expect(refusal).not.toContain('illness')
    const body = { message: `no such key: ${fakeApiKey}` }
    setting.fake.scriptEmbeddings({ kind: 'status', status: 500, body })
    expect(await setting.embed(['Hello']).catch(String)).toContain('no such key: [secret]')
    await expect(setting.embedder(key).embed(['Hello'], never)).rejects.toMatchObject({ retryable: false })
  })
})

async function start(...replies: EmbeddingReply[]) {
  const fake = await startFakeMistral()
  fake.scriptEmbeddings(...replies)
  const dispatcher = createDispatcher()
  const embedder = (key = fakeApiKey, timeoutMs = 15_000) =>
    createMistralEmbedder({
      ...{ model: 'mistral-embed', root: new URL(`${fake.url}/v1`), dispatcher, timeoutMs },
      apiKey: new Secret(key),
    })
  return {
    fake,
    embedder,
    embed: (texts: readonly string[], signal = never) => embedder().embed(texts, signal),
    async [Symbol.asyncDispose]() {
      await dispatcher.destroy()
      await fake.close()
    },
  }
}
