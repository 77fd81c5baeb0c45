import { describe, expect, test } from 'vitest'
import { HandClock } from '../../src/phone/hand-clock.test-support.ts'
import { answer } from '../fakes/fake-mistral.ts'
import { fakeAccountSid, fakeAuthToken, startFakeTwilio } from '../fakes/fake-twilio.ts'
import { startLookUp } from './look-up-server.ts'
import { bothLines, caller, calling, openReceptions, soon } from './reception.ts'

/** What is done for a caller while the model speaks: texts, bookings, and look-ups that take long. */

const receptions = openReceptions()

const texts = {
  templates: [{ name: 'directions', about: 'The way to us.', text: '{business}: 12 River Street.' }],
}

/** Resolves when the assistant waits for so long, and lets that time pass. */
async function passes(clock: HandClock, ms: number): Promise<void> {
  await clock.untilAsleepFor(ms)
  clock.advance(ms)
}

describe.each(bothLines)('on the %s line', (line) => {
  test('a text is sent once, to the caller and to nobody else', async () => {
    await using twilio = await startFakeTwilio()
    const desk = await receptions.withModel({
      line,
      assistant: { texts },
      env: {
        TWILIO_ACCOUNT_SID: fakeAccountSid,
        TWILIO_AUTH_TOKEN: `the-test-token,${fakeAuthToken}`,
        TWILIO_API_BASE_URL: twilio.url,
      },
    })
    const send = ['send_text', { text: 'directions', to: '+12025550999' }] as const
    receptions.mistral.script(
      calling(send, send, send),
      answer('I have sent you a text.'),
      calling(send),
      answer('Yes.'),
    )
    const { call, say, logged } = await desk.call()
    expect(await say('Text me the way, and send it to 202 555 0999 too.')).toContain('I have sent you a text.')
    await say('Please send it again.')
    expect(twilio.messages).toMatchObject([{ to: caller, from: '+12025550100', body: 'Riverside: 12 River Street.' }])
    expect(await logged('text.sent')).toMatchObject([{ template: 'directions', to: 'caller' }])
    expect(call.faults).toEqual([])
  })

  test('what was asked for three times in one breath is booked once, at the service too', async () => {
    await using service = await startLookUp()
    service.open('{"reference":"R7"}')
    const desk = await receptions.withModel({ line, assistant: { actions: [service.booking] } })
    const book = ['book_visit', { day: 'Tuesday' }] as const
    receptions.mistral.script(calling(book, book, ['book_visit', { day: 'Tuesday' }]), answer('I have booked you in.'))
    const { say, logged } = await desk.call()
    expect(await say('Book me in on Tuesday, Tuesday, Tuesday!')).toContain('I have booked you in.')
    expect(service.requests).toHaveLength(1)
    expect(await logged('tool.called')).toHaveLength(1)
    expect(await logged('tool.finished')).toMatchObject([{ outcome: 'done' }])
  })

  test('a look-up of 8 s is bridged by different fillers with growing gaps, and then told', async () => {
    await using service = await startLookUp()
    const clock = new HandClock()
    const assistant = { actions: [service.lookUp], timing: { patienceMs: 1_000 } }
    const desk = await receptions.withModel({ line, assistant, parts: { clock } })
    receptions.mistral.script(calling(['find_order', { number: '7' }]), answer('Your order is in room twelve.'))
    const { call, heard, logged } = await desk.call()
    const began = clock.now()
    const turn = call.say('Where is my order number seven?')
    await expect.poll(() => service.requests, soon).toEqual(['GET /orders/7'])
    for (const ms of [1_000, 2_000, 3_000]) await passes(clock, ms)
    await expect.poll(async () => fillersOf(await logged('prompt.spoken')), soon).toHaveLength(3)
    clock.advance(2_000)
    service.open('{"place":"room twelve"}')
    await turn
    expect(clock.now() - began).toBe(8_000)
    expect(heard()).toContain('Your order is in room twelve.')
    const fillers = fillersOf(await logged('prompt.spoken'))
    expect(fillers.slice(0, 3)).toEqual([
      'I am looking for your order.',
      'It takes a moment.',
      'I am looking for your order.',
    ])
    for (const filler of fillers) expect(heard()).toContain(filler)
    expect(await logged('tool.finished')).toMatchObject([{ outcome: 'done', late: false }])
    expect(call.faults).toEqual([])
  })
})

// On the webhook line nobody can cut in on a filler: the carrier does not listen there.
test('who cuts in on a look-up is answered at once, and it ends once', async () => {
  await using service = await startLookUp()
  const desk = await receptions.withModel({
    line: 'relay',
    assistant: { actions: [service.lookUp], timing: { patienceMs: 300 } },
  })
  receptions.mistral.script(
    calling(['find_order', { number: '7' }]),
    answer('Yes, I am listening.'),
    answer('Room twelve.'),
  )
  const { call, heard, logged } = await desk.call()
  void call.say('Where is my order number seven?')
  await expect.poll(() => service.requests, soon).toHaveLength(1)
  await call.say('Are you still there?', { bargeInAfterMs: 0 })
  await expect.poll(heard, soon).toContain('Yes, I am listening.')
  service.open('{"place":"room twelve"}')
  await expect.poll(() => logged('tool.finished'), soon).toMatchObject([{ outcome: 'cancelled' }])
})

const fillersOf = (spoken: readonly { readonly kind: string; readonly text: string }[]) =>
  spoken.flatMap(({ kind, text }) => (kind === 'filler' ? [text] : []))
