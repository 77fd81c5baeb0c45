import { inspect } from 'node:util'
import { createMistral } from '@ai-sdk/mistral'
import { describe, expect, test } from 'vitest'
import {
  answer,
  type FakeMistral,
  fakeApiKey,
  type Reply,
  refuse,
  startFakeMistral,
} from '../../test/fakes/fake-mistral.ts'
import { Secret } from '../lib/secret.ts'
import { createAiSdkModel } from './ai-sdk/ai-sdk-model.ts'
import { createChatModel } from './chat/chat-model.ts'
import { createDispatcher } from './chat/connection.ts'
import type { LanguageModel, ModelError, ModelErrorKind, ModelPart, ModelRequest, ModelTool } from './language-model.ts'

const never = new AbortController().signal

const tool: ModelTool = {
  name: 'find_department',
  description: 'Finds a department.',
  inputSchema: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
}

const question: ModelRequest = {
  system: 'You answer the phone of a hospital.',
  messages: [{ role: 'user', text: 'When are you open?' }],
  maxOutputTokens: 200,
  temperature: 0.3,
  cacheKey: 'call-1',
}

interface Setting extends AsyncDisposable {
  readonly fake: FakeMistral
  readonly model: LanguageModel
}

const implementations = [
  {
    name: 'chat, mistral',
    manner: 'mistral' as const,
    resumes: true,
    open: (fake: FakeMistral) => openChat(fake, 'mistral'),
  },
  {
    name: 'chat, openai',
    manner: 'openai' as const,
    resumes: false,
    open: (fake: FakeMistral) => openChat(fake, 'openai'),
  },
  { name: 'AI SDK', manner: 'mistral' as const, resumes: false, open: openAiSdk },
]

function openChat(fake: FakeMistral, dialect: 'mistral' | 'openai') {
  const dispatcher = createDispatcher()
  const apiKey = new Secret(fakeApiKey)
  const model = createChatModel({
    dialect,
    model: 'mistral-small-latest',
    root: new URL(`${fake.url}/v1`),
    apiKey,
    dispatcher,
  })
  return { model, close: () => dispatcher.destroy() }
}

function openAiSdk(fake: FakeMistral) {
  const provider = createMistral({ apiKey: fakeApiKey, baseURL: `${fake.url}/v1` })
  return {
    model: createAiSdkModel('mistral:mistral-small-latest', provider('mistral-small-latest')),
    close: async () => {},
  }
}

describe.each(implementations)('a language model ($name)', ({ manner, resumes, open }) => {
  async function start(...replies: Reply[]): Promise<Setting> {
    const fake = await startFakeMistral({ manner })
    fake.script(...replies)
    const { model, close } = open(fake)
    return {
      fake,
      model,
      async [Symbol.asyncDispose]() {
        await close()
        await fake.close()
      },
    }
  }

  test('gives the words as they come, then how it ended and what it cost', async () => {
    await using setting = await start(answer('We are open from eight to six.'))
    const { text, last } = await read(setting)
    expect(text).toBe('We are open from eight to six.')
    expect(last).toEqual({
      type: 'finish',
      reason: 'stop',
      usage: { inputTokens: 128, outputTokens: 24, cachedTokens: 64 },
    })
  })

  test('gives the first words while the next ones are still to come', async () => {
    await using setting = await start(answer('From eight to six.', { tokenMs: 3_600_000 }))
    const parts = setting.model.stream(question, never)[Symbol.asyncIterator]()
    expect(await parts.next()).toEqual({ done: false, value: { type: 'text-delta', text: 'From' } })
    await parts.return?.()
  })

  test('sends the system text first, the limits, and the cache key where there is one', async () => {
    await using setting = await start()
    await read(setting)
    const { body, messages } = await setting.fake.nextRequest()
    const limitField = manner === 'openai' ? 'max_completion_tokens' : 'max_tokens'
    expect(messages[0]).toEqual({ role: 'system', content: question.system })
    expect(body).toMatchObject({ stream: true, temperature: 0.3, [limitField]: 200 })
    if (manner === 'mistral') expect(body).toMatchObject({ prompt_cache_key: 'call-1', reasoning_effort: 'none' })
  })

  test('keeps thinking to itself', async () => {
    await using setting = await start(answer('At eight.', { thinking: 'The caller wants the hours.' }))
    const { text, parts } = await read(setting)
    expect(text).toBe('At eight.')
    expect(parts.filter((part) => part.type === 'text-delta' && part.text === '')).toEqual([])
  })

  test.each([false, true])('gives whole tool calls (in pieces: %s)', async (splitToolCalls) => {
    const toolCalls = [{ id: 'abcdef123', name: tool.name, arguments: '{"name": "cardiology"}' }]
    await using setting = await start(answer('', { toolCalls, splitToolCalls }))
    const { parts } = await read(setting, { ...question, tools: [tool] })
    expect(parts).toEqual([
      { type: 'tool-call', id: 'abcdef123', name: tool.name, input: { name: 'cardiology' } },
      expect.objectContaining({ type: 'finish', reason: 'tool-calls' }),
    ])
    const { body } = await setting.fake.nextRequest()
    expect(body).toMatchObject({ parallel_tool_calls: false, tools: [{ function: { name: tool.name } }] })
  })

  test('gives a tool call whose arguments are not JSON without an input', async () => {
    await using setting = await start(answer('', { toolCalls: [{ name: tool.name, arguments: '{"name' }] }))
    const { parts } = await read(setting, { ...question, tools: [tool] })
    expect(parts[0]).toMatchObject({ type: 'tool-call', name: tool.name, input: undefined })
  })

  test('can be told to answer in words', async () => {
    await using setting = await start()
    await read(setting, { ...question, tools: [tool], toolChoice: 'none' })
    const { body } = await setting.fake.nextRequest()
    expect(body).toMatchObject({ tool_choice: 'none', tools: [{ function: { name: tool.name } }] })
  })

  test('says when the answer hit its limit', async () => {
    await using setting = await start(answer('We are', { finishReason: 'length' }))
    expect((await read(setting)).last).toMatchObject({ type: 'finish', reason: 'length' })
  })

  test('takes an answer that is whole though its end marker is missing', async () => {
    await using setting = await start(answer('At eight.', { end: 'no-done' }))
    expect((await read(setting)).last).toMatchObject({ type: 'finish', reason: 'stop' })
  })

  test.each<{ given: string; reply: Reply; kind: ModelErrorKind; says?: string }>([
    { given: '400', reply: refuse(400), kind: 'request', says: 'too long' },
    { given: '401', reply: refuse(401), kind: 'auth', says: 'Unauthorized' },
    { given: '403', reply: refuse(403), kind: 'forbidden', says: 'tier_not_allowed' },
    { given: '404', reply: refuse(404), kind: 'missing', says: 'does not exist' },
    { given: '422', reply: refuse(422), kind: 'request', says: 'body.seed: Extra inputs' },
    { given: '429', reply: refuse(429), kind: 'rate-limit', says: 'Rate limit exceeded' },
    {
      given: '429, limit 0',
      reply: refuse(429, { 'x-ratelimit-limit-req-minute': '0' }),
      kind: 'forbidden',
      says: 'plan',
    },
    { given: '500', reply: refuse(500), kind: 'overloaded' },
    { given: '503', reply: refuse(503), kind: 'overloaded', says: '3505' },
    {
      given: '502 page',
      reply: { kind: 'status', status: 502, body: '<h1>Bad Gateway</h1>' },
      kind: 'overloaded',
      says: 'Bad Gateway',
    },
    { given: 'an empty answer', reply: answer(''), kind: 'empty' },
    { given: 'blanks', reply: answer('', { tokens: [' ', '\n'] }), kind: 'empty' },
    { given: 'a cut', reply: answer('We are open', { end: 'cut' }), kind: 'protocol' },
    { given: 'an end without a reason', reply: answer('We are open', { end: 'no-finish' }), kind: 'protocol' },
    { given: 'an end by error', reply: answer('We are', { finishReason: 'error' }), kind: 'protocol' },
    { given: 'a page', reply: { kind: 'raw', contentType: 'text/html', body: '<h1>Hello</h1>' }, kind: 'protocol' },
    {
      given: 'no JSON',
      reply: { kind: 'raw', contentType: 'text/event-stream', body: 'data: {"id\n\n' },
      kind: 'protocol',
    },
  ])('tells what went wrong: $given', async ({ reply, kind, says = '' }) => {
    await using setting = await start(reply)
    const { last } = await read(setting)
    expect(last).toMatchObject({ type: 'error', error: { name: 'ModelError', kind } })
    expect(errorOf(last).message).toContain(says)
    expect(errorOf(last).message).toContain('mistral-small-latest')
  })

  test('passes on how long it is to be left alone', async () => {
    await using setting = await start(refuse(429, { 'retry-after': '7' }))
    expect(errorOf((await read(setting)).last)).toMatchObject({ status: 429, retryAfterMs: 7_000 })
  })

  test('ends with an error when one is reported inside the stream', async () => {
    const body = `data: ${JSON.stringify({ error: { message: 'worker lost', code: 503 } })}\n\n`
    await using setting = await start({ kind: 'raw', contentType: 'text/event-stream', body })
    expect((await read(setting)).parts).toEqual([expect.objectContaining({ type: 'error' })])
  })

  test('says when there is no connection', async () => {
    await using setting = await start({ kind: 'reset' }, { kind: 'reset' })
    expect(errorOf((await read(setting)).last).kind).toBe('network')
  })

  test('never tells the key', async () => {
    await using setting = await start({ kind: 'status', status: 401, body: { message: 'no such key' } })
    expect(inspect(errorOf((await read(setting)).last), { depth: 9, showHidden: true })).not.toContain(fakeApiKey)
  })

  test.each<{ when: string; reply: Reply }>([
    { when: 'before the answer', reply: { kind: 'hang' } },
    { when: 'before the first words', reply: { kind: 'silence' } },
    { when: 'between words', reply: answer('one two three four', { tokenMs: 3_600_000 }) },
  ])('stops at once when aborted $when', async ({ reply }) => {
    await using setting = await start(reply)
    const stop = new AbortController()
    const reading = read(setting, question, stop.signal)
    const request = await setting.fake.nextRequest()
    stop.abort(new Error('the caller spoke'))
    await expect(reading).rejects.toThrow('the caller spoke')
    expect(await request.ended).toBe('aborted')
    expect((await read(setting)).last).toMatchObject({ type: 'finish' })
  })

  test('gives no part after it was aborted, though it is there already', async () => {
    await using setting = await start(answer('One moment.', { toolCalls: [{ name: tool.name, arguments: '{}' }] }))
    const stop = new AbortController()
    const parts = setting.model.stream(question, stop.signal)[Symbol.asyncIterator]()
    await parts.next()
    stop.abort(new Error('the caller spoke'))
    await expect(parts.next()).rejects.toThrow('the caller spoke')
  })

  test('sends nothing when it was aborted before', async () => {
    await using setting = await start()
    await expect(read(setting, question, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
    expect(setting.fake.requests).toEqual([])
  })

  test('stops the answer when its reader leaves', async () => {
    await using setting = await start(answer('one two three', { tokenMs: 3_600_000 }))
    const parts = setting.model.stream(question, never)[Symbol.asyncIterator]()
    const first = parts.next()
    const request = await setting.fake.nextRequest()
    expect(await first).toMatchObject({ value: { type: 'text-delta' } })
    await parts.return?.()
    expect(await request.ended).toBe('aborted')
  })

  test.each([
    { how: 'goes on', text: resumes ? ' from eight to six.' : 'from eight to six.' },
    { how: 'repeats it', text: 'We are open from eight to six.' },
  ])('goes on after a spoken start when the model $how', async ({ text }) => {
    await using setting = await start(answer(text))
    expect((await read(setting, { ...question, prefix: 'We are open' })).text).toBe(' from eight to six.')
    const { messages } = await setting.fake.nextRequest()
    expect(messages.findLast(({ role }) => role === 'assistant')).toMatchObject(
      resumes ? { prefix: true } : { role: 'assistant' },
    )
  })

  test('takes a start that needs no more words as a whole answer', async () => {
    await using setting = await start(answer(''))
    expect((await read(setting, { ...question, prefix: 'We are open.' })).last).toMatchObject({
      type: 'finish',
      reason: 'stop',
    })
  })

  test('repairs a history that its provider would refuse', async () => {
    await using setting = await start()
    const { last } = await read(setting, {
      ...question,
      tools: [tool],
      messages: [
        { role: 'tool', toolCallId: 'lost00001', name: tool.name, text: 'nobody asked' },
        { role: 'user', text: 'Where is' },
        { role: 'user', text: 'cardiology?' },
        {
          role: 'assistant',
          text: 'One moment.',
          toolCalls: [
            { id: 'abcdef123', name: tool.name, input: { name: 'cardiology' } },
            { id: 'abcdef124', name: tool.name, input: { name: 'heart' } },
          ],
        },
        { role: 'tool', toolCallId: 'abcdef123', name: tool.name, text: 'second floor' },
        { role: 'user', text: 'Hello?' },
        { role: 'assistant', text: '' },
        { role: 'user', text: 'Are you there?' },
      ],
    })
    expect(last).toMatchObject({ type: 'finish' })
  })
})

async function read({ model }: Setting, request = question, signal = never) {
  const parts: ModelPart[] = []
  for await (const part of model.stream(request, signal)) parts.push(part)
  const text = parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')
  const endings = parts.filter(({ type }) => type === 'finish' || type === 'error')
  expect(endings).toEqual(parts.slice(-1))
  return { parts, text, last: parts.at(-1) }
}

function errorOf(part: ModelPart | undefined): ModelError {
  if (part?.type !== 'error') throw new Error(`no error but ${part?.type}`)
  return part.error
}
