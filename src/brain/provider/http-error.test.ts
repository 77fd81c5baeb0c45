import { describe, expect, test } from 'vitest'
import { httpError } from './http-error.ts'

const failed = (status: number, body: unknown, headers = {}) =>
  httpError('mistral:small', { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) })

describe('httpError', () => {
  test.each([
    [400, 'request'],
    [401, 'auth'],
    [402, 'forbidden'],
    [403, 'forbidden'],
    [404, 'missing'],
    [408, 'timeout'],
    [410, 'missing'],
    [422, 'request'],
    [429, 'rate-limit'],
    [500, 'overloaded'],
    [529, 'overloaded'],
    [302, 'protocol'],
  ])('%i is %s', (status, kind) => {
    expect(failed(status, {})).toMatchObject({
      kind,
      status,
      message: `mistral:small answered ${status}: no explanation`,
    })
  })

  const faults = [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs', input: 'my knee hurts' }]

  test.each([
    {
      body: { object: 'error', message: 'Too many', type: 'rate_limited', code: '1300' },
      says: 'Too many (rate_limited 1300)',
    },
    { body: { message: 'Too many', code: 1300, type: null }, says: 'Too many (1300)' },
    { body: { error: { message: 'Blocked', type: 'guardrail' } }, says: 'Blocked (guardrail)' },
    { body: { error: 'model not found' }, says: 'model not found' },
    { body: { detail: 'Unauthorized' }, says: 'Unauthorized' },
    { body: { detail: faults }, says: 'body.seed: Extra inputs' },
    { body: { object: 'error', message: { detail: faults } }, says: 'body.seed: Extra inputs' },
    { body: '<html><style>p{}</style><h1>Bad\n Gateway</h1></html>', says: 'Bad Gateway' },
    { body: [], says: 'no explanation' },
    { body: '', says: 'no explanation' },
  ])('reads $body', ({ body, says }) => {
    expect(failed(400, body).message).toBe(`mistral:small answered 400: ${says}`)
  })

  test('keeps a long page short', () => {
    expect(failed(500, 'x'.repeat(10_000)).message.length).toBeLessThan(400)
  })

  test.each([
    { headers: { 'retry-after': '2' }, ms: 2_000 },
    { headers: { 'retry-after': '0.5' }, ms: 500 },
    { headers: { 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT', date: 'Sun, 22 Nov 2026 10:00:00 GMT' }, ms: 30_000 },
    { headers: { 'retry-after': 'Sun, 22 Nov 2026 10:00:00 GMT', date: 'Sun, 22 Nov 2026 10:00:30 GMT' }, ms: 0 },
    { headers: { 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT' }, ms: null },
    { headers: { 'retry-after': 'soon' }, ms: null },
    { headers: {}, ms: null },
  ])('waits as told by $headers', ({ headers, ms }) => {
    expect(failed(429, {}, headers).retryAfterMs).toBe(ms)
  })

  test('says that a limit of zero is about the plan', () => {
    expect(failed(429, {}, { 'x-ratelimit-limit-req-minute': '0' })).toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('the plan of this key does not include the model'),
    })
  })
})
