import { inspect } from 'node:util'
import { APICallError, LoadAPIKeyError, TypeValidationError } from '@ai-sdk/provider'
import { describe, expect, test } from 'vitest'
import { ModelError } from '../language-model.ts'
import { providerFailure } from './failure.ts'

const words = 'my knee hurts'
const call = { url: 'https://a.example', requestBodyValues: { messages: [words] } }

describe('providerFailure', () => {
  test.each([
    { error: new APICallError({ ...call, message: 'Busy', statusCode: 503 }), kind: 'overloaded' },
    {
      error: new APICallError({ ...call, message: 'Cannot connect to API' }),
      kind: 'network',
      says: 'Cannot connect to API',
    },
    { error: new APICallError({ ...call, message: words, statusCode: 200 }), kind: 'protocol' },
    {
      error: new LoadAPIKeyError({ message: 'The API key is missing.' }),
      kind: 'auth',
      says: 'The API key is missing.',
    },
    { error: new TypeValidationError({ value: words, cause: new Error(words) }), kind: 'protocol' },
    { error: new TypeError('terminated'), kind: 'protocol', says: 'TypeError: terminated' },
    { error: 'odd', kind: 'protocol', says: 'odd' },
  ])('takes $error for $kind, without the words of a call', ({ error, kind, says = 'a:m' }) => {
    const failure = providerFailure('a:m', error)
    expect(failure).toMatchObject({ kind, message: expect.stringContaining(says) })
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain(words)
  })

  test('reads what an API answered', () => {
    const error = new APICallError({
      ...call,
      message: 'Too Many Requests',
      statusCode: 429,
      responseHeaders: { 'retry-after': '3' },
      responseBody: '{"error":{"message":"slow down","type":"rate_limit_error"}}',
    })
    expect(providerFailure('a:m', error)).toMatchObject({
      kind: 'rate-limit',
      status: 429,
      retryAfterMs: 3_000,
      message: 'a:m answered 429: slow down (rate_limit_error)',
    })
  })

  test('keeps an error of ours', () => {
    const error = new ModelError('empty', 'nothing')
    expect(providerFailure('a:m', error)).toBe(error)
  })
})
