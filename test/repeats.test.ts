import { describe, expect, test } from 'vitest'
import { answer } from './fakes/fake-mistral.ts'
import { openLines } from './support/lines.ts'

const lines = openLines()

describe('a repeated request', () => {
  const tokens = [
    ['with the same token', { 'i-twilio-idempotency-token': 'a' }, { 'i-twilio-idempotency-token': 'a' }],
    ['without a token', {}, {}],
    ['without the token it had', { 'i-twilio-idempotency-token': 'a' }, {}],
    ['with another token', { 'i-twilio-idempotency-token': 'a' }, { 'i-twilio-idempotency-token': 'b' }],
  ] as const

  test.each(tokens)('%s gets the same bytes and costs no second model call', async (_name, once, again) => {
    const line = await lines.start()
    lines.mistral.always(answer('One. Two. Three.'))
    await line.call()
    const first = await line.say(1, 'Count', {}, once)
    const second = await line.say(1, 'Count', {}, again)
    expect(second.body).toBe(first.body)
    expect(lines.mistral.requests).toHaveLength(1)
  })

  test('that arrives at the same moment gets the same bytes', async () => {
    const line = await lines.start()
    lines.mistral.always(answer('One. Two. Three.', { firstTokenMs: 30 }))
    const greetings = await Promise.all([line.call(), line.call(), line.call()])
    expect(new Set(greetings.map(({ body }) => body)).size).toBe(1)
    const answers = await Promise.all([1, 1, 1, 1].map((turn) => line.say(turn, 'Count')))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(lines.mistral.requests).toHaveLength(1)
  })

  test('long after gets the same bytes, also for an older turn', async () => {
    const line = await lines.start()
    lines.mistral.always(answer('Yes.'))
    await line.call()
    const first = await line.say(1, 'One?')
    await line.say(2, 'Two?')
    await line.say(3, 'Three?')
    expect((await line.say(1, 'One?')).body).toBe(first.body)
    expect(lines.mistral.requests).toHaveLength(3)
  })

  test('with another token and other words is the caller saying more', async () => {
    const line = await lines.start()
    lines.mistral.always(answer('Yes.'))
    await line.call()
    await line.say(1, 'One?', {}, { 'i-twilio-idempotency-token': 'a' })
    await line.say(1, 'Two?', {}, { 'i-twilio-idempotency-token': 'b' })
    expect(lines.mistral.requests).toHaveLength(2)
  })
})
