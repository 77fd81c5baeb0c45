import { describe, expect, test } from 'vitest'
import { clinic, openDesk } from './desk.test-support.ts'

describe('a text', () => {
  test('goes to the number of the call, with what the settings know', async () => {
    const { act, sent, noted } = openDesk()
    expect(await act('send_text', { text: 'address' })).toMatchObject({ outcome: 'done', text: 'I have texted you.' })
    expect(sent).toMatchObject([
      {
        to: '+12025550143',
        from: '+15550100100',
        text: 'the clinic: 1 Main St, call +15550100100',
        idempotencyKey: 'run-1',
      },
    ])
    expect(noted).toEqual([{ type: 'text.sent', turn: 3, id: 'run-1', template: 'address', to: 'caller' }])
  })

  test('is not sent in a rehearsal, in which it is spoken of as sent', () => {
    const { action, sent, noted, facts } = openDesk()
    expect(action('send_text').rehearse?.({ text: 'address' }, facts() as never)).toEqual({
      ...{ outcome: 'done', text: 'I have texted you.', data: { template: 'address' } },
    })
    expect(sent).toEqual([])
    expect(noted).toEqual([])
  })

  test('says only what the settings have', () => {
    const { action } = openDesk()
    expect(action('send_text').parse({ text: 'You have won!' })).toHaveProperty('problem')
    expect(action('send_text').parse({ text: 'address', to: '+19005550123' })).toMatchObject({
      input: { text: 'address' },
    })
  })

  test.each([
    ['anonymous', 'a caller without a number'],
    ['+18765550123', 'a country that is not ours'],
    ['+19005550123', 'a number that costs extra'],
  ])('is not offered to %s: %s', async (caller) => {
    const { action, act, facts, sent } = openDesk()
    expect(action('send_text').isOffered(facts({ caller }))).toBe(false)
    expect(await act('send_text', { text: 'address' }, { caller })).toMatchObject({ outcome: 'failed' })
    expect(sent).toEqual([])
  })

  test('is not sent to who wants none, and the carrier that says so is not asked again', async () => {
    const { act, sent, noted, state } = openDesk()
    state.outcome = { kind: 'refused', because: 'opted-out' }
    expect(await act('send_text', { text: 'address' })).toMatchObject({ outcome: 'failed' })
    state.outcome = { kind: 'sent' }
    expect(await act('send_text', { text: 'address' })).toMatchObject({
      outcome: 'failed',
      text: expect.stringContaining('does not take text messages'),
    })
    expect(await act('send_text', { text: 'address' }, { now: state.now + 86_400_001 })).toMatchObject({
      outcome: 'done',
    })
    state.noTexts = true
    expect(await act('send_text', { text: 'address' }, { caller: '+12025550199' })).toMatchObject({ outcome: 'failed' })
    expect([sent.length, noted.length]).toEqual([1, 1])
  })

  test('the limits of a call, a caller and a day hold', async () => {
    const { act, sent, state } = openDesk(clinic({ texts: { ...clinic().texts, mostPerCall: 1 } }))
    const send = async () => (await act('send_text', { text: 'address' })).outcome
    state.texts = { all: 500, toCaller: 0 }
    expect(await send()).toBe('failed')
    state.texts = { all: 6, toCaller: 6 }
    expect(await send()).toBe('failed')
    state.texts = { all: 5, toCaller: 5 }
    expect(await send()).toBe('done')
    expect(await send()).toBe('failed')
    expect(sent).toHaveLength(1)
  })

  test('that cannot be sent leaves nothing in the log', async () => {
    const { act, noted, state } = openDesk()
    state.outcome = { kind: 'later', sure: false }
    expect(await act('send_text', { text: 'address' })).toMatchObject({
      outcome: 'failed',
      text: 'I am sorry, the text message could not be sent.',
    })
    expect(noted).toEqual([])
  })

  test('the wish for none goes into the log, and can be taken back', async () => {
    const { act, noted } = openDesk()
    await act('stop_texts', { stop: true })
    await act('stop_texts', { stop: false })
    expect(noted).toEqual([
      { type: 'texts.stopped', turn: 3 },
      { type: 'texts.allowed', turn: 3 },
    ])
  })
})

describe('a code', () => {
  test('verifies who has the phone of the number', async () => {
    const { act, sent, noted } = openDesk()
    expect(await act('send_code')).toMatchObject({ outcome: 'done' })
    expect(sent).toMatchObject([{ to: '+12025550143', text: expect.stringMatching(/^000042 is your code/) }])
    expect(await act('check_code', { code: '000042' })).toMatchObject({ outcome: 'done' })
    expect(noted).toMatchObject([
      { type: 'text.sent', template: null },
      { type: 'caller.verified', turn: 3 },
    ])
  })

  test('is in no result and in nothing that is logged', async () => {
    const { act, action, noted } = openDesk()
    const results = [await act('send_code'), await act('check_code', { code: '000042' })]
    const parsed = action('check_code').parse({ code: '000042' })
    const { input: _, ...logged } = 'key' in parsed ? parsed : { input: null }
    expect(JSON.stringify([results, noted, logged])).not.toContain('000042')
  })

  test('is not texted in a rehearsal, but told to whoever tests, by the record', async () => {
    const { act, action, facts, sent } = openDesk()
    expect(action('send_code').rehearse?.({}, facts() as never)).toMatchObject({
      ...{ outcome: 'done', then: { kind: 'form', form: 'code' }, data: { code: '000042' } },
    })
    expect(sent).toEqual([])
    expect(await act('check_code', { code: '000042' })).toMatchObject({ outcome: 'done' })
  })

  test('can be tried three times', async () => {
    const { act, noted } = openDesk()
    await act('send_code')
    const tries = ['111111', '222222', '333333', '000042']
    const outcomes = []
    for (const code of tries) outcomes.push((await act('check_code', { code })).outcome)
    expect(outcomes).toEqual(['done', 'done', 'failed', 'failed'])
    expect(noted.filter(({ type }) => type === 'caller.verified')).toEqual([])
  })

  test('is good for ten minutes, in its own call, once', async () => {
    const { act, state, noted } = openDesk()
    await act('send_code')
    expect(await act('check_code', { code: '000042' }, { callId: 'CA2' })).toMatchObject({ outcome: 'failed' })
    expect(await act('check_code', { code: '000042' }, { now: state.now + 600_000 })).toMatchObject({
      outcome: 'failed',
    })
    await act('send_code', { again: true })
    state.nextCode = 77
    await act('send_code', { again: true })
    expect(await act('check_code', { code: '000042' })).toMatchObject({ text: 'That code is not right.' })
    expect(await act('check_code', { code: '000077' })).toMatchObject({ outcome: 'done' })
    expect(await act('check_code', { code: '000077' })).toMatchObject({ outcome: 'failed' })
    expect(noted.filter(({ type }) => type === 'caller.verified')).toHaveLength(1)
  })

  test('is not offered to who is verified', () => {
    const { action, facts } = openDesk()
    expect(action('send_code').isOffered(facts({ level: 'verified' }))).toBe(false)
  })
})
