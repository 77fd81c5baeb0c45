import { describe, expect, test } from 'vitest'
import type { ModelRequest } from '../language-model.ts'
import { type DialectName, dialects } from './dialects.ts'
import { chatRequestBody } from './request-body.ts'

const request: ModelRequest = {
  system: 'Be brief.',
  messages: [{ role: 'user', text: 'Hello?' }],
  maxOutputTokens: 200,
  temperature: 0.3,
  cacheKey: 'call-1',
}

const bodyOf = (dialect: DialectName, model: string, changes: Partial<ModelRequest> = {}) =>
  JSON.parse(chatRequestBody(model, dialects[dialect], { ...request, ...changes }))

describe('chatRequestBody', () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello?' },
  ]
  const usageAsked = { stream_options: { include_usage: true } }

  test.each<{ dialect: DialectName; model: string; fields: object }>([
    {
      dialect: 'mistral',
      model: 'mistral-small-latest',
      fields: { max_tokens: 200, temperature: 0.3, prompt_cache_key: 'call-1', reasoning_effort: 'none' },
    },
    {
      dialect: 'mistral',
      model: 'mistral-medium-3-5',
      fields: { max_tokens: 200, temperature: 0.3, prompt_cache_key: 'call-1', reasoning_effort: 'none' },
    },
    {
      dialect: 'mistral',
      model: 'ministral-8b-latest',
      fields: { max_tokens: 200, temperature: 0.3, prompt_cache_key: 'call-1' },
    },
    {
      dialect: 'openai',
      model: 'gpt-4.1-mini',
      fields: { max_completion_tokens: 200, temperature: 0.3, ...usageAsked },
    },
    { dialect: 'openai', model: 'gpt-5-mini', fields: { max_completion_tokens: 200, ...usageAsked } },
    { dialect: 'ollama', model: 'llama3.2', fields: { max_tokens: 200, temperature: 0.3, ...usageAsked } },
    { dialect: 'vllm', model: 'mistral-small', fields: { max_tokens: 200, temperature: 0.3, ...usageAsked } },
  ])('has what $dialect knows of $model and nothing else', ({ dialect, model, fields }) => {
    expect(bodyOf(dialect, model)).toEqual({ model, stream: true, ...fields, messages })
  })

  test('begins with the same bytes when the history has grown', () => {
    const short = chatRequestBody('mistral-small-latest', dialects.mistral, request)
    const longer = [...request.messages, { role: 'assistant', text: 'Hi.' }, { role: 'user', text: 'Bye.' }] as const
    const long = chatRequestBody('mistral-small-latest', dialects.mistral, { ...request, messages: longer })
    expect(long.startsWith(short.slice(0, -2))).toBe(true)
  })

  test('goes on by a prefix or by asking', () => {
    const prefix = 'We are open '
    expect(bodyOf('mistral', 'mistral-small-latest', { prefix }).messages.slice(2)).toEqual([
      { role: 'assistant', content: 'We are open', prefix: true },
    ])
    expect(bodyOf('openai', 'gpt-4.1', { prefix }).messages.slice(2)).toEqual([
      { role: 'assistant', content: 'We are open' },
      { role: 'user', content: expect.stringContaining('Go on exactly where you stopped') },
    ])
    expect(bodyOf('mistral', 'mistral-small-latest', { prefix: ' ' }).messages).toEqual(messages)
  })

  test('sends tools, calls and results, with ids that Mistral takes', () => {
    const calls: ModelRequest['messages'] = [
      ...request.messages,
      { role: 'assistant', text: '', toolCalls: [{ id: 'call_abc-1', name: 'look_up', input: { q: 42 } }] },
      { role: 'tool', toolCallId: 'call_abc-1', name: 'look_up', text: 'found' },
    ]
    const tools = [{ name: 'look_up', description: 'Looks up.', inputSchema: { type: 'object' } }]
    const wire = (id: unknown) => [
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id, type: 'function', function: { name: 'look_up', arguments: '{"q":42}' } }],
      },
      { role: 'tool', tool_call_id: id, content: 'found' },
    ]
    const mistral = bodyOf('mistral', 'mistral-small-latest', { messages: calls, tools })
    expect(mistral.messages.slice(2)).toEqual(wire(expect.stringMatching(/^[a-zA-Z0-9]{9}$/)))
    expect(mistral.messages[2].tool_calls[0].id).toBe(mistral.messages[3].tool_call_id)
    const openAi = bodyOf('openai', 'gpt-4.1', { messages: calls, tools })
    expect(openAi.messages.slice(2)).toEqual(wire('call_abc-1'))
    expect(openAi.tools).toEqual([
      { type: 'function', function: { name: 'look_up', description: 'Looks up.', parameters: { type: 'object' } } },
    ])
  })

  test('has no field for tools without any', () => {
    const body = bodyOf('mistral', 'mistral-small-latest', { tools: [] })
    expect(body).not.toHaveProperty('tools')
    expect(body).not.toHaveProperty('parallel_tool_calls')
  })
})
