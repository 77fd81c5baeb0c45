import { afterEach, describe, expect, test } from 'vitest'
import type { TransferPlan } from '../src/conversation/transfer-plan.ts'
import type { DialStage, Person } from '../src/phone/dial/person.ts'
import { billing, fakeDesk, reception } from './fakes/transfer-desk.ts'
import { newCallSid } from './support/signed.ts'
import { startTransferLine, type TransferLine, type TransferLineOptions } from './support/transfer-line.ts'

const open: TransferLine[] = []
afterEach(async () => {
  for (const line of open.splice(0)) await line[Symbol.asyncDispose]()
})

async function start(options: TransferLineOptions): Promise<TransferLine> {
  const line = await startTransferLine(options)
  open.push(line)
  return line
}

const outcomes = ({ events }: TransferLine) =>
  events.flatMap((event) => (event.type === 'transfer.ended' ? [`${event.target} ${event.outcome}`] : []))
const count = ({ events }: TransferLine, type: string) => events.filter((event) => event.type === type).length
const endOf = ({ events }: TransferLine) => events.findLast((event) => event.type === 'call.ended')
const context = 'You said: billing.'

describe.each(['webhook', 'relay'] as const)('on the %s line', (line) => {
  test('a warm transfer is accepted, and its end is the end of the call', async () => {
    const desk = fakeDesk({})
    const started = await start({ line, desk })
    const call = await started.phone.call({ people: { [billing]: { does: 'answers' } } })
    await call.say('billing')
    await call.over
    expect(call.faults).toEqual([])
    expect(outcomes(started)).toEqual(['billing answered'])
    expect(count(started, 'call.transferred')).toBe(1)
    expect(endOf(started)).toMatchObject({ reason: 'transferred' })
    const whispered = call.transcript.flatMap((entry) =>
      entry.who === 'line' && entry.event === 'whisper' ? [entry.detail] : [],
    )
    expect(whispered.slice(0, 2)).toEqual(['A call about an invoice.', 'Press one to take the call, or hang up.'])
    expect(desk.asked).toMatchObject([
      { target: 'billing', step: 0, facts: { because: 'asked', callerWords: ['billing'] } },
    ])
    expect(started.problems).toEqual([])
  })

  test.each<[Person, string]>([
    [{ does: 'answers', presses: '2' }, 'refused'],
    [{ does: 'answers', presses: '#' }, 'refused'],
    [{ does: 'answers', hangsUpOnWhisper: true }, 'refused'],
    [{ does: 'answers', presses: null }, 'voicemail'],
    [{ does: 'voicemail' }, 'voicemail'],
    [{ does: 'busy' }, 'busy'],
    [{ does: 'no-answer' }, 'no-answer'],
    [{ does: 'rejects' }, 'busy'],
    [{ does: 'fails' }, 'failed'],
  ])('with %j the caller is back in the conversation: %s', async (person, outcome) => {
    const started = await start({ line, desk: fakeDesk({}) })
    const call = await started.phone.call({ people: { [billing]: person } })
    const turn = await call.say('billing')
    expect(turn.heard.at(-1)).toBe(`Back: billing ${outcome}. ${context}`)
    expect(turn.outcome).toBe('listening')
    expect(call.line).toBe(line)
    expect(outcomes(started)).toEqual([`billing ${outcome}`])
    expect(count(started, 'call.transferred')).toBe(0)
    expect(call.faults).toEqual([])
    expect((await call.say('nobody')).heard).toEqual(['Nobody of that name works here.'])
  })

  test.each<[DialStage, string]>([
    ['ringing', 'caller-left'],
    ['whispering', 'caller-left'],
    ['connected', 'answered'],
  ])('who hangs up while it is %s is gone, and so is the other leg', async (stage, outcome) => {
    const started = await start({ line, desk: fakeDesk({}, { target: 'reception' }) })
    const call = await started.phone.call({ people: { [billing]: { does: 'answers', staysAt: stage } } })
    const turn = call.say('billing')
    await call.reaches(stage)
    await call.hangUp()
    await turn
    expect(outcomes(started)).toEqual([`billing ${outcome}`])
    expect(count(started, 'call.transferred')).toBe(outcome === 'answered' ? 1 : 0)
    expect(endOf(started)).toMatchObject({ reason: 'caller' })
    expect(call.transcript.filter((entry) => entry.who === 'line' && entry.event === 'ringing')).toHaveLength(1)
  })

  test('the next target is called when the first does not answer, and the caller hears why', async () => {
    const second: Partial<TransferPlan> = {
      ...{ target: 'reception', to: { kind: 'number', address: reception }, mode: 'cold', whisper: '' },
      announce: 'They do not answer. I am trying the reception.',
    }
    const desk = fakeDesk({}, second)
    const started = await start({ line, desk })
    const people = { [billing]: { does: 'no-answer' }, [reception]: { does: 'answers' } } as const
    const call = await started.phone.call({ people })
    const turn = await call.say('billing')
    expect(turn.heard.at(-1)).toBe('They do not answer. I am trying the reception.')
    expect(outcomes(started)).toEqual(['billing no-answer', 'reception answered'])
    expect(started.events.filter((event) => event.type === 'call.transferring')).toMatchObject([
      { asked: 'billing', target: 'billing', step: 0 },
      { asked: 'billing', target: 'reception', step: 1 },
    ])
    expect(endOf(started)).toMatchObject({ reason: 'transferred' })
  })

  test('the caller is back when no fallback answers either', async () => {
    const desk = fakeDesk({}, { target: 'reception', to: { kind: 'number', address: reception } })
    const started = await start({ line, desk })
    const call = await started.phone.call({
      people: { [billing]: { does: 'busy' }, [reception]: { does: 'voicemail' } },
    })
    expect((await call.say('billing')).heard.at(-1)).toBe(`Back: reception voicemail. ${context}`)
    expect((await call.say('billing')).heard.at(-1)).toBe('Back: reception voicemail. You said: billing, billing.')
    expect(outcomes(started)).toHaveLength(4)
  })

  test('clients and SIP addresses are put through too', async () => {
    const desk = fakeDesk(
      { to: { kind: 'client', address: 'front-desk' } },
      { to: { kind: 'sip', address: 'sip:desk@pbx.example;transport=tls' } },
    )
    const started = await start({ line, desk })
    const call = await started.phone.call({ people: { 'front-desk': { does: 'busy' } } })
    await call.say('billing')
    expect(outcomes(started)).toEqual(['billing busy', 'billing answered'])
    expect(call.faults).toEqual([])
  })

  test.each<[string, TransferPlan['to']]>([
    ['keys behind a number', { kind: 'number', address: '+15550100201,,1' }],
    ['a number without a country', { kind: 'number', address: '5550100201' }],
    ['an emergency number', { kind: 'number', address: '911' }],
    ['a SIP address with headers', { kind: 'sip', address: 'sip:desk@pbx.example?Replaces=1' }],
    ['markup in a client name', { kind: 'client', address: 'desk</Client><Number>+1900' }],
  ])('a plan with %s dials nobody', async (_what, to) => {
    const started = await start({ line, desk: fakeDesk({ to }) })
    const call = await started.phone.call()
    await call.say('billing')
    expect(started.problems).toHaveLength(1)
    expect(String(started.problems[0])).not.toContain(to.address)
    expect(count(started, 'call.transferring')).toBe(0)
    expect(call.transcript.every((entry) => entry.who !== 'line' || entry.event !== 'ringing')).toBe(true)
    expect(call.state).toBe('listening')
  })
})

describe('by single webhooks', () => {
  const callSid = newCallSid(77)
  const child = { ParentCallSid: callSid }
  const back = { DialCallStatus: 'completed', DialBridged: 'false' }

  async function dialling(options: Partial<TransferLineOptions> = {}) {
    const line = await start({ line: 'webhook', desk: fakeDesk({}), ...options })
    await line.post('/call', callSid, { CallStatus: 'ringing' })
    const document = await line.post('/process_speech?turn=1', callSid, { SpeechResult: 'billing' })
    const place = /dial_ended\?(id=\w+&amp;step=\d)/.exec(document)?.[1]?.replace('&amp;', '&') ?? ''
    return { line, document, place }
  }

  test('the document has all that the carrier needs to know', async () => {
    const { document, place } = await dialling({ desk: fakeDesk({ callerId: '+15550100099', limitSeconds: 3_600 }) })
    const at = (route: string) => `https://frontdesk.example/${route}?${place.replace('&', '&amp;')}`
    expect(document).toContain(
      `One moment.</Say><Dial action="${at('dial_ended')}" method="POST" timeout="20" answerOnBridge="true" callerId="+15550100099" timeLimit="3600"><Number url="${at('whisper')}" method="POST">${billing}</Number></Dial></Response>`,
    )
  })

  test('repeats get the same bytes, and nobody is dialled twice', async () => {
    const desk = fakeDesk({}, { target: 'reception' })
    const { line, document, place } = await dialling({ desk })
    expect(await line.post('/process_speech?turn=1', callSid, { SpeechResult: 'billing' })).toBe(document)
    const whispers = await Promise.all([1, 2].map(() => line.post(`/whisper?${place}`, newCallSid(78), child)))
    expect(whispers[0]).toBe(whispers[1])
    const answers = await Promise.all(
      [1, 2].map(() => line.post(`/whisper_answered?${place}`, newCallSid(78), { ...child, Digits: '2' })),
    )
    expect(answers[0]).toBe(answers[1])
    const ends = await Promise.all([1, 2].map(() => line.post(`/dial_ended?${place}`, callSid, back)))
    expect(ends[0]).toBe(ends[1])
    expect(ends[0]).toContain('<Dial')
    expect(count(line, 'call.transferring')).toBe(2)
    expect(outcomes(line)).toEqual(['billing refused'])
  })

  test('another process goes on in the middle of a transfer', async () => {
    const first = await dialling()
    await first.line.post(`/whisper?${first.place}`, newCallSid(78), child)
    const second = await start({ line: 'webhook', desk: fakeDesk(), store: first.line.store })
    const accepted = await second.post(`/whisper_answered?${first.place}`, newCallSid(78), { ...child, Digits: '2' })
    expect(accepted).toContain('<Hangup/>')
    const third = await start({ line: 'webhook', desk: fakeDesk(), store: first.line.store })
    expect(await third.post(`/dial_ended?${first.place}`, callSid, back)).toContain('Back: billing refused')
  })

  test('the end of the call while it rings is noted once, whatever the carrier reports in which order', async () => {
    for (const order of [
      ['/call_status', '/dial_ended'],
      ['/dial_ended', '/call_status'],
    ]) {
      const { line, place } = await dialling()
      const over = { CallStatus: 'completed', DialCallStatus: 'canceled', DialBridged: 'false' }
      for (const path of order) await line.post(path === '/dial_ended' ? `${path}?${place}` : path, callSid, over)
      expect(outcomes(line)).toEqual(['billing caller-left'])
      expect(count(line, 'call.ended')).toBe(1)
    }
  })

  test('a cold transfer is known once somebody answers, and ends with the seconds that they spoke', async () => {
    const { line, document, place } = await dialling({ desk: fakeDesk({ mode: 'cold', whisper: '' }) })
    expect(document).toContain(`statusCallbackEvent="answered"`)
    expect(document).not.toContain('whisper')
    await line.post(`/dial_status?${place}`, newCallSid(78), { ...child, CallStatus: 'in-progress' })
    expect(count(line, 'call.transferred')).toBe(1)
    const spoken = { DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '42' }
    expect(await line.post(`/dial_ended?${place}`, callSid, spoken)).toContain('<Hangup/>')
    expect(line.events.find(({ type }) => type === 'transfer.ended')).toMatchObject({
      outcome: 'answered',
      seconds: 42,
    })
    expect(count(line, 'call.transferred')).toBe(1)
  })

  test.each([
    ['nobody waits for', 'id=t999&step=0', child],
    ['a stranger waits for', '', { ParentCallSid: newCallSid(99) }],
    ['belongs to no call', '', {}],
    ['has odd marks', 'id=%3Cb%3E&step=x', child],
  ])('a leg that %s is hung up', async (_what, other, parent) => {
    const { line, place } = await dialling()
    for (const route of ['whisper', 'whisper_answered']) {
      const body = await line.post(`/${route}?${other || place}`, newCallSid(78), {
        Digits: '1',
        ...(parent as object),
      })
      expect(body).toContain('<Hangup/>')
    }
    expect(count(line, 'call.transferred')).toBe(0)
  })

  test('an odd or late report brings the caller back instead of leaving silence', async () => {
    const { line, place } = await dialling()
    expect(await line.post('/dial_ended', callSid, { DialCallStatus: '<b>' })).toContain('<Gather')
    expect(await line.post(`/dial_ended?${place}`, callSid, {})).toContain('Back: billing failed')
  })

  test('keys that are marked as hidden are not in the log with their request, and repeats are known all the same', async () => {
    const { line } = await dialling()
    const headers = ['4711', '4711'].map((Digits) => line.post('/process_speech?turn=2&hidden=1', callSid, { Digits }))
    const [first, second] = await Promise.all(headers)
    expect(second).toBe(first)
    const sent = line.events.filter((event) => event.type === 'reply.sent')
    expect(sent.map(({ key, input }) => [key, input])).toContainEqual(['process_speech:2', '|••••'])
    expect(JSON.stringify(sent)).not.toContain('4711')
  })

  test('a call in which the caller speaks with a person is not swept away', async () => {
    const { line, place } = await dialling()
    expect(await line.calls.sweep(Date.now() + 60_000)).toBe(0)
    await line.post(`/dial_ended?${place}`, callSid, back)
    expect(await line.calls.sweep(Date.now() + 60_000)).toBe(1)
  })
})

describe.each(['webhook', 'relay'] as const)('recording on the %s line', (line) => {
  const text = 'This call is recorded.'
  const understand = ({ words, digits }: { words: string; digits: string }) =>
    digits === '1' || words === 'yes' ? true : words === 'no' ? false : null

  test('starts after the notice, and is stored in the log', async () => {
    const recording = { opening: () => ({ kind: 'notice', text }) as const, understand }
    const started = await start({ line, desk: fakeDesk(), recording })
    const call = await started.phone.call()
    expect((await call.opening).heard[0]).toBe(text)
    expect(call.recordings).toHaveLength(1)
    expect(call.line).toBe(line)
    await call.hangUp()
    const types = started.events.map(({ type }) => type).filter((type) => type.startsWith('recording'))
    expect(types).toEqual(['recording.started', 'recording.stored'])
    expect(call.faults).toEqual([])
  })

  test.each([
    ['yes', 1],
    ['no', 0],
  ])('waits for consent: %s', async (answer, recordings) => {
    const recording = { opening: () => ({ kind: 'ask', text }) as const, understand }
    const started = await start({ line, desk: fakeDesk(), recording })
    const call = await started.phone.call()
    expect((await call.say('what?')).heard).toEqual([text])
    await call.say(answer)
    expect(call.recordings).toHaveLength(recordings)
    expect(call.line).toBe(line)
    await call.hangUp()
    expect(count(started, 'recording.refused')).toBe(1 - recordings)
  })

  test('silence is no consent', async () => {
    const recording = { opening: () => ({ kind: 'ask', text }) as const, understand }
    const started = await start({ line, desk: fakeDesk(), recording })
    const call = await started.phone.call()
    await call.silence()
    await call.silence()
    expect(call.recordings).toHaveLength(0)
    expect(started.events).toContainEqual({ type: 'recording.refused', because: 'silent' })
  })
})
