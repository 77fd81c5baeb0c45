import { describe, expect, test } from 'vitest'
import { answer, fakeApiKey, refuse, startFakeMistral } from './fake-mistral.ts'

const user = { role: 'user', content: 'Hello?' }
const call = (id: string) => ({
  role: 'assistant',
  content: '',
  tool_calls: [{ id, type: 'function', function: { name: 'x', arguments: '{}' } }],
})

describe('the fake Mistral', () => {
  test.each<{ what: string; body: object; status: number; says: string }>([
    { what: 'a field it does not know', body: { seed: 1 }, status: 422, says: 'extra_forbidden' },
    { what: "OpenAI's limit", body: { max_completion_tokens: 20 }, status: 422, says: 'extra_forbidden' },
    { what: 'no tools', body: { tools: [] }, status: 422, says: 'tools' },
    { what: 'a hot model', body: { temperature: 2 }, status: 422, says: 'temperature' },
    {
      what: 'thinking of a small model',
      body: { model: 'ministral-8b-latest', reasoning_effort: 'none' },
      status: 400,
      says: 'reasoning',
    },
    { what: 'a name on a message', body: { messages: [{ ...user, name: 'x' }] }, status: 422, says: 'name' },
    {
      what: 'no caller at the end',
      body: { messages: [user, { role: 'assistant', content: 'Hi' }] },
      status: 400,
      says: '3230',
    },
    { what: 'two callers', body: { messages: [user, user] }, status: 400, says: "'user' after role 'user'" },
    {
      what: 'a lost result',
      body: { messages: [user, { role: 'tool', tool_call_id: 'a', content: 'x' }] },
      status: 400,
      says: '3230',
    },
    {
      what: 'a call without a result',
      body: { messages: [user, call('abcdef123')] },
      status: 400,
      says: 'Not the same number',
    },
    { what: 'a long id', body: { messages: [user, call('call_123456')] }, status: 400, says: 'length of 9' },
    {
      what: 'a caller behind a tool',
      body: { messages: [user, call('abcdef123'), { role: 'tool', tool_call_id: 'abcdef123', content: 'x' }, user] },
      status: 400,
      says: "'user' after role 'tool'",
    },
  ])('refuses $what', async ({ body, status, says }) => {
    await using fake = await startFakeMistral()
    const response = await ask(fake.url, body)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(says)
  })

  test('refuses a wrong key', async () => {
    await using fake = await startFakeMistral({ apiKey: 'another' })
    const response = await ask(fake.url, {})
    expect([response.status, await response.json()]).toEqual([401, { detail: 'Unauthorized' }])
  })

  test('streams as Mistral does', async () => {
    await using fake = await startFakeMistral({ reply: answer('Hi there') })
    const response = await ask(fake.url, {})
    const events = (await response.text()).trimEnd().split('\n\n')
    const chunks = events.slice(0, -1).map((event) => JSON.parse(event.slice(6)))
    expect(events.at(-1)).toBe('data: [DONE]')
    expect(chunks.map(({ choices: [{ delta }] }) => delta.content)).toEqual(['', 'Hi', ' there', ''])
    expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: 'stop' }], usage: { prompt_tokens: 128 } })
  })

  test('lists its models', async () => {
    await using fake = await startFakeMistral()
    const response = await fetch(`${fake.url}/v1/models`, { headers: { authorization: `Bearer ${fakeApiKey}` } })
    expect(await response.json()).toMatchObject({ object: 'list' })
  })
})

describe('the embeddings of the fake Mistral', () => {
  test.each<{ what: string; body: object; status: number; says: string }>([
    { what: 'a field it does not know', body: { dimensions: 256 }, status: 422, says: 'extra_forbidden' },
    { what: 'a model for chats', body: { model: 'mistral-small-latest' }, status: 400, says: '1500' },
    { what: 'no text', body: { input: [] }, status: 422, says: 'empty' },
    { what: 'what is no text', body: { input: [7] }, status: 422, says: 'valid string' },
    { what: 'too many texts', body: { input: Array(513).fill('a') }, status: 400, says: '3210' },
    { what: 'a long text', body: { input: ['word '.repeat(8_193)] }, status: 400, says: '8193 tokens' },
    { what: 'long texts', body: { input: Array(3).fill('word '.repeat(6_000)) }, status: 400, says: 'got 18000' },
  ])('refuse $what', async ({ body, status, says }) => {
    await using fake = await startFakeMistral()
    const response = await embed(fake.url, body)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(says)
  })

  test('are near for the same words and meanings, and far for others', async () => {
    await using fake = await startFakeMistral()
    const input = ['How much is parking?', 'Car park fees', 'Prices of the garage', 'Newborn care']
    const response = await embed(fake.url, { input })
    const { data } = (await response.json()) as { data: { embedding: number[] }[] }
    const [question = [], ...others] = data.map(({ embedding }) => embedding)
    const cosines = others.map((other) => question.reduce((sum, part, at) => sum + part * (other[at] ?? 0), 0))
    expect(cosines).toEqual([expect.closeTo(1, 1), expect.closeTo(1, 1), expect.closeTo(0.5, 1)])
  })

  test('follow the script laid down for them, and leave that of chats alone', async () => {
    await using fake = await startFakeMistral()
    fake.script(answer('From the script'))
    fake.scriptEmbeddings(refuse(429))
    fake.alwaysEmbed(refuse(503))
    expect((await embed(fake.url, {})).status).toBe(429)
    expect((await embed(fake.url, {})).status).toBe(503)
    expect(await (await ask(fake.url, {})).text()).toContain('From')
    expect([fake.embeddingRequests.length, fake.requests.length]).toEqual([2, 1])
  })
})

function embed(url: string, body: object): Promise<Response> {
  return fetch(`${url}/v1/embeddings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fakeApiKey}` },
    body: JSON.stringify({ model: 'mistral-embed', input: 'Hello', ...body }),
  })
}

function ask(url: string, body: object): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fakeApiKey}` },
    body: JSON.stringify({ model: 'mistral-small-latest', stream: true, messages: [user], ...body }),
  })
}
