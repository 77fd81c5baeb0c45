import { describe, expect, test } from 'vitest'
import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import type { AnswerEntry, Entry } from './entries.ts'
import { viewOf } from './fold.ts'

const options = { language: 'en-US', charactersPerSecond: 15 }

/** A log in which each event comes 100 ms after the one before. */
function logOf(line: 'webhook' | 'relay', ...events: readonly CallEvent[]): CallRecord[] {
  const started: CallEvent = { type: 'call.started', from: '+1', to: '+2', line, greeting: 'Hello' }
  return [started, ...events].map((event, seq) => ({ callId: 'CA1', seq, at: 9_000 + seq * 100, event }))
}

const view = (...log: Parameters<typeof logOf>) => viewOf(logOf(...log), options)
const entriesOf = (...log: Parameters<typeof logOf>) => view(...log).entries.slice(1)
const onlyEntry = (...events: readonly CallEvent[]) => {
  const entries = entriesOf('webhook', ...events)
  expect(entries).toHaveLength(1)
  return entries[0]
}
const kinds = (entries: readonly Entry[]) => entries.map(({ kind }) => kind)
const answersOf = (entries: readonly Entry[]) =>
  entries.filter((entry): entry is AnswerEntry => entry.kind === 'answer')

const said = (turn: number, text = 'When?'): CallEvent => ({
  ...{ type: 'caller.said', turn, text, via: 'speech', confidence: 0.9 },
})
const started = (turn: number, attempt = 0): CallEvent => ({ type: 'answer.started', turn, attempt })
const sentence = (turn: number, index: number, text: string): CallEvent => ({
  ...{ type: 'answer.sentence', turn, index, text, spoken: text },
})
const completed = (turn: number): CallEvent => ({
  ...{
    type: 'answer.completed',
    turn,
    source: 'model',
    model: 'm',
    firstSentenceMs: 5,
    totalMs: 9,
    sources: [],
    then: null,
  },
})
const called: CallEvent = {
  type: 'tool.called',
  turn: 1,
  id: 'a1',
  name: 'look',
  key: 'k',
  input: { day: 'monday' },
  effects: true,
}
const finished = (outcome: 'done' | 'failed' | 'timed-out', late = false): CallEvent => ({
  ...{
    type: 'tool.finished',
    turn: 1,
    id: 'a1',
    name: 'look',
    outcome,
    text: 'At six.',
    data: { at: 6 },
    ms: 80,
    late,
    then: null,
  },
})
const interrupted = (heard: string): CallEvent => ({
  ...{ type: 'turn.interrupted', turn: 1, heard, unheard: '…', estimated: true },
})

describe('an answer', () => {
  test('knows who gave it, on what it rests, and that it is none', () => {
    const source = { passage: 'p1', document: 'hours.md', headings: ['Hours'], page: null, how: 'cited' } as const
    const whole = {
      ...completed(1),
      sources: [source],
      usage: [{ model: 'm', input: 9, cached: 0, output: 3 }],
    } as CallEvent
    const unanswered: CallEvent = { type: 'question.unanswered', turn: 1, question: 'When?', because: 'refused' }
    const [answer] = answersOf(
      entriesOf('webhook', said(1), started(1), sentence(1, 0, 'I do not know.'), whole, unanswered),
    )
    expect(answer).toMatchObject({
      id: 'answer-3',
      seq: { first: 3, last: 5 },
      atMs: 300,
      turn: 1,
      part: 0,
      state: 'whole',
    })
    expect(answer?.result).toEqual({
      ...{ source: 'model', model: 'm', sources: [source], usage: [{ model: 'm', input: 9, cached: 0, output: 3 }] },
      ...{ then: null, unanswered: 'refused' },
    })
  })

  test('of a log that says less is read too', () => {
    const { sources: _sources, then: _then, ...old } = completed(1) as Extract<CallEvent, { type: 'answer.completed' }>
    const [answer] = answersOf(entriesOf('webhook', said(1), started(1), sentence(1, 0, 'Now.'), old as CallEvent))
    expect(answer?.result).toMatchObject({ sources: [], usage: [], then: null })
  })

  test('goes on in another part behind what was done meanwhile', () => {
    const entries = entriesOf(
      ...(['relay', said(1), started(1), sentence(1, 0, 'Let me look.'), called, finished('done')] as const),
      ...([sentence(1, 1, 'At six.'), sentence(1, 2, 'Or later.'), completed(1)] as const),
    )
    expect(kinds(entries)).toEqual(['caller', 'answer', 'action', 'answer'])
    expect(answersOf(entries)).toMatchObject([
      { part: 0, state: 'whole', result: null, sentences: [{ text: 'Let me look.' }] },
      { part: 1, state: 'whole', result: { source: 'model' }, sentences: [{ index: 1 }, { index: 2 }] },
    ])
  })

  test('that was whole before it had a word belongs to what is said next', () => {
    const form: CallEvent = { type: 'form.started', turn: 1, form: 'message', values: {} }
    const entries = entriesOf(
      'relay',
      said(1),
      started(1),
      called,
      finished('done'),
      completed(1),
      form,
      sentence(1, 0, 'Who?'),
    )
    expect(kinds(entries)).toEqual(['caller', 'action', 'form', 'answer'])
    expect(answersOf(entries)[0]).toMatchObject({ state: 'whole', result: { source: 'model' } })
  })

  test('that was cut has what was heard apart, through all its parts', () => {
    const log = [
      said(1),
      started(1),
      sentence(1, 0, 'Let me look.'),
      called,
      sentence(1, 1, 'We open at six.'),
      completed(1),
    ]
    const answers = answersOf(entriesOf('relay', ...log, interrupted('Let me look. We open')))
    expect(answers).toMatchObject([
      { state: 'cut', interruption: null, sentences: [{ heard: 'Let me look.', unheard: '' }] },
      {
        state: 'cut',
        interruption: { atMs: 700, estimated: true },
        sentences: [{ heard: 'We open', unheard: 'at six.' }],
      },
    ])
    const closing: CallEvent = { type: 'prompt.spoken', turn: 1, kind: 'closing-question', text: 'Anything else?' }
    const behind = entriesOf('relay', ...log, closing, interrupted('Let me look.'), closing)
    expect(behind.slice(-2)).toMatchObject([{ isHeard: false }, { isHeard: true }])
    const resumed = entriesOf('relay', ...log, interrupted('Let me look.'), { type: 'turn.resumed', turn: 1 })
    expect(answersOf(resumed)[1]).toMatchObject({
      ...{ state: 'whole', interruption: null, sentences: [{ heard: 'We open at six.', unheard: '' }] },
    })
  })

  test('whose words were made unreadable is cut by length', () => {
    const [answer] = answersOf(
      entriesOf(
        'relay',
        said(1),
        started(1),
        sentence(1, 0, 'Call ••••••• or write to us.'),
        interrupted('Call 5550143 or'),
      ),
    )
    expect(answer?.sentences).toMatchObject([{ heard: 'Call ••••••• or', unheard: 'write to us.' }])
  })

  test('of which the line got only a part was not heard to its end', () => {
    const sent: CallEvent = {
      ...{ type: 'reply.sent', key: 'k', input: '', body: '', turn: 1, from: 0, given: 1, listens: false },
    }
    const log = [said(1), started(1), sentence(1, 0, 'One.'), sent, sentence(1, 1, 'Two.')]
    const hungUp: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
    for (const next of [{ type: 'turn.superseded', turn: 1 } as const, hungUp]) {
      const [answer] = answersOf(entriesOf('webhook', ...log, next))
      expect(answer).toMatchObject({ state: 'dropped', sentences: [{ heard: 'One.' }, { heard: '', unheard: 'Two.' }] })
    }
    const [goodbye] = answersOf(
      entriesOf('webhook', ...log, completed(1), { type: 'call.ended', reason: 'assistant', detail: '' }),
    )
    expect(goodbye?.sentences[1]).toMatchObject({ heard: 'Two.' })
  })

  test('that never came leaves an entry, and is no longer waited for', () => {
    const log = [said(1), started(1)] as const
    expect(view('relay', ...log).head.thinking).toBe(1)
    const after = view('relay', ...log, { type: 'turn.superseded', turn: 1 })
    expect(after.head.thinking).toBeNull()
    expect(answersOf(after.entries)).toMatchObject([{ state: 'dropped', sentences: [] }])
  })

  test('taken up again is the same answer, and shows what was stopped in it', () => {
    const invention: CallEvent = {
      type: 'answer.corrected',
      turn: 1,
      index: 1,
      invented: '$90',
      kind: 'price',
      said: 'It is $90.',
    }
    const claim: CallEvent = {
      type: 'claim.corrected',
      turn: 1,
      index: 1,
      claim: 'booked',
      said: 'I booked it.',
      replaced: true,
    }
    const [answer, ...others] = answersOf(
      entriesOf(
        'relay',
        said(1),
        started(1),
        sentence(1, 0, 'One.'),
        started(1, 1),
        invention,
        sentence(1, 1, 'Two.'),
        claim,
      ),
    )
    expect(others).toEqual([])
    expect(answer).toMatchObject({
      attempts: 2,
      sentences: [{ text: 'One.' }, { text: 'Two.' }],
      corrections: [
        { kind: 'invention', words: '$90', said: 'It is $90.', problem: { hint: expect.stringContaining('document') } },
        { kind: 'claim', words: 'booked', said: 'I booked it.', problem: { hint: null } },
      ],
    })
  })
})

describe('what was done', () => {
  test.each([
    ['done', null],
    ['failed', 'It could not be done.'],
    ['timed-out', 'It took too long, so that it was not waited for any more.'],
  ] as const)('%s: an action with input, result and time', (outcome, problem) => {
    expect(onlyEntry(called)).toMatchObject({
      kind: 'action',
      name: 'look',
      input: { day: 'monday' },
      outcome: null,
      ms: null,
    })
    expect(onlyEntry(called, finished(outcome))).toMatchObject({
      ...{ name: 'look', effects: true, outcome, text: 'At six.', data: { at: 6 }, ms: 80, isLate: false },
      problem: problem === null ? null : { words: problem },
    })
  })

  test('late is told where it was waited for', () => {
    expect(onlyEntry(called, finished('timed-out'), finished('done', true))).toMatchObject({
      ...{ outcome: 'done', isLate: true, problem: null, seq: { first: 1, last: 3 } },
    })
  })

  test('to put the caller through, with every attempt', () => {
    const transferring = (step: number, target: string): CallEvent => ({
      ...{
        type: 'call.transferring',
        turn: 1,
        because: 'asked',
        asked: 'billing',
        id: 't1',
        target,
        step,
        mode: 'warm',
      },
      ...{ to: { kind: 'number', address: '+3' }, ringSeconds: 20, whisper: 'Ana calls.', callerId: null },
    })
    const ended = (step: number, target: string, outcome: 'busy' | 'answered'): CallEvent => ({
      ...{ type: 'transfer.ended', id: 't1', target, step, outcome, seconds: outcome === 'busy' ? 0 : 12 },
    })
    const entry = onlyEntry(
      transferring(0, 'billing'),
      ended(0, 'billing', 'busy'),
      transferring(1, 'desk'),
      { type: 'transfer.screened', id: 't1', step: 1, answer: 'accepted' },
      { type: 'call.transferred', id: 't1', target: 'desk' },
      ended(1, 'desk', 'answered'),
    )
    expect(entry).toMatchObject({
      ...{ kind: 'transfer', asked: 'billing', because: 'asked', outcome: 'answered' },
      attempts: [
        {
          step: 0,
          target: 'billing',
          whisper: 'Ana calls.',
          outcome: 'busy',
          problem: { words: 'The line was busy.' },
        },
        {
          step: 1,
          target: 'desk',
          screened: 'accepted',
          connectedAtMs: 500,
          outcome: 'answered',
          seconds: 12,
          problem: null,
        },
      ],
    })
  })

  test('in a form, field by field', () => {
    const entry = onlyEntry(
      { type: 'form.started', turn: 1, form: 'message', values: { for: 'billing' } },
      { type: 'form.asked', turn: 1, field: 'name', how: 'ask', attempt: 0 },
      { type: 'form.filled', turn: 2, field: 'name', as: 'heard', value: 'Ana', keys: null },
      { type: 'form.asked', turn: 2, field: 'name', how: 'confirm', attempt: 0 },
      { type: 'form.filled', turn: 3, field: 'name', as: 'taken', value: 'Ana', keys: null },
      { type: 'form.asked', turn: 3, field: 'code', how: 'keypad', attempt: 0 },
      { type: 'form.filled', turn: 4, field: 'code', as: 'taken', value: '', keys: 6 },
      { type: 'form.ended', turn: 4, form: 'message', outcome: 'filled' },
    )
    expect(entry).toMatchObject({
      ...{ kind: 'form', form: 'message', outcome: 'filled' },
      fields: [
        { name: 'for', state: 'known', value: 'billing', questions: 0 },
        { name: 'name', state: 'taken', value: 'Ana', how: 'confirm', questions: 2 },
        { name: 'code', state: 'taken', value: '', keys: 6, questions: 1 },
      ],
    })
  })

  test('besides: messages, texts and offers', () => {
    const message = {
      kind: 'message',
      for: null,
      name: 'Ana',
      number: '+4',
      reason: 'x',
      urgency: null,
      bestTime: null,
    } as const
    expect(onlyEntry({ type: 'message.taken', turn: 1, id: 'm1', message })).toMatchObject({ messageId: 'm1', message })
    expect(onlyEntry({ type: 'text.sent', turn: 1, id: 's', template: 'address', to: 'caller' })).toMatchObject({
      ...{ kind: 'text', what: 'template', template: 'address' },
    })
    expect(onlyEntry({ type: 'text.sent', turn: 1, id: 's', template: null, to: 'caller' })).toMatchObject({
      what: 'code',
    })
    expect(onlyEntry({ type: 'texts.stopped', turn: 1 })).toMatchObject({ what: 'stopped' })
    expect(onlyEntry({ type: 'texts.allowed', turn: 1 })).toMatchObject({ what: 'allowed' })
    expect(onlyEntry({ type: 'form.offered', turn: 1, form: 'message' })).toMatchObject({
      kind: 'offer',
      form: 'message',
    })
  })
})

describe('what happened to the call', () => {
  test('has an entry each', () => {
    expect(onlyEntry({ type: 'caller.silent', turn: 1 })).toMatchObject({ kind: 'silence', turn: 1 })
    expect(onlyEntry({ type: 'caller.unclear', turn: 1, text: 'wen', confidence: 0.1 })).toMatchObject({
      kind: 'caller',
      isUnclear: true,
    })
    expect(onlyEntry({ type: 'emergency.heard', turn: 1, emergency: 'fire', sure: false })).toMatchObject({
      kind: 'emergency',
      isSure: false,
    })
    expect(onlyEntry({ type: 'caller.warned', turn: 1, about: 'abuse' })).toMatchObject({ kind: 'warning' })
    expect(onlyEntry({ type: 'limit.reached', turn: 1, limit: 'minutes' })).toMatchObject({
      kind: 'limit',
      limit: 'minutes',
    })
    expect(onlyEntry({ type: 'pace.changed', turn: 1, slow: true })).toMatchObject({ kind: 'pace', isSlow: true })
    expect(onlyEntry({ type: 'recording.started', because: 'consent' })).toMatchObject({
      what: 'started',
      because: 'consent',
    })
    expect(onlyEntry({ type: 'recording.refused', because: 'silent' })).toMatchObject({ what: 'refused' })
    expect(
      onlyEntry({ type: 'model.failed', turn: 1, model: 'm', kind: 'auth', message: '401', afterMs: 9 }),
    ).toMatchObject({
      ...{ kind: 'error', cause: 'auth', detail: '401', problem: { words: expect.stringContaining('API key') } },
    })
    expect(
      onlyEntry({ type: 'model.failed', turn: 1, model: 'm', kind: 'odd', message: '', afterMs: 9 }),
    ).toMatchObject({
      problem: { words: 'The model failed.' },
    })
  })

  test('with its line: lost, opened again, and given up', () => {
    const log: CallEvent[] = [
      { type: 'session.opened', session: 'VX1', resumed: false },
      { type: 'session.closed', session: 'VX1', how: 'lost', detail: '' },
      { type: 'session.opened', session: 'VX2', resumed: true },
      { type: 'session.closed', session: 'VX2', how: 'ended', detail: '' },
      { type: 'line.changed', line: 'webhook', because: 'our socket could not be opened' },
    ]
    const { head, entries } = view('relay', ...log)
    expect(entries.slice(1)).toMatchObject([
      { kind: 'line', what: 'lost', problem: { hint: expect.stringContaining('network') } },
      { kind: 'line', what: 'reopened', problem: null },
      { kind: 'line', what: 'changed', line: 'webhook', detail: 'our socket could not be opened' },
    ])
    expect(head).toMatchObject({ line: 'webhook', lines: ['relay', 'webhook'] })
  })

  test('by a caller who hangs up is no lost line', () => {
    const log: CallEvent[] = [
      { type: 'session.closed', session: 'VX1', how: 'lost', detail: '' },
      { type: 'call.ended', reason: 'caller', detail: '' },
    ]
    expect(entriesOf('relay', ...log)).toMatchObject([
      { kind: 'line', what: 'closed', problem: null },
      { kind: 'end', reason: 'caller' },
    ])
  })

  test('is in its head', () => {
    const cost = { currency: 'USD', amount: 0.02, prices: '2026-11', parts: [] }
    const { head } = view(
      ...(['webhook', { type: 'privacy.applied', level: 'masked', stored: 'as-said' }] as const),
      {
        type: 'caller.looked-up',
        turn: 0,
        known: true,
        name: 'Ana',
        language: null,
        notes: 'likes tea',
        level: 'known',
      },
      said(1),
      { type: 'language.changed', turn: 1, language: 'es-US', because: 'asked' },
      { type: 'caller.verified', turn: 1 },
      { type: 'recording.stored', sid: 'RE1', seconds: 31 },
      { type: 'call.ended', reason: 'assistant', detail: 'Goodbye' },
      {
        ...{
          type: 'call.summarised',
          outcome: 'answered',
          summary: 'Asked when.',
          fields: [],
          sentiment: 'neutral',
          model: 'm',
          cost,
        },
      },
    )
    expect(head).toEqual({
      ...{
        callId: 'CA1',
        seq: 8,
        from: '+1',
        to: '+2',
        line: 'webhook',
        lines: ['webhook'],
        startedAt: 9_000,
        lastAt: 9_800,
      },
      ...{
        endedAt: 9_700,
        endReason: 'assistant',
        endDetail: 'Goodbye',
        language: 'es-US',
        languages: ['en-US', 'es-US'],
      },
      ...{ level: 'verified', caller: { name: 'Ana', notes: 'likes tea' }, turns: 1, thinking: null, isTest: false },
      ...{ settings: null, forkOf: null, privacy: { level: 'masked', stored: 'as-said' } },
      ...{ recordings: [{ sid: 'RE1', seconds: 31 }], outcome: 'answered', summary: 'Asked when.', fields: [] },
      ...{ sentiment: 'neutral', cost },
    })
  })

  test('by somebody of the business', () => {
    expect(onlyEntry({ type: 'hint.given', turn: 1, text: 'She is a member.', by: 'Ada' })).toMatchObject({
      ...{ kind: 'hint', turn: 1, text: 'She is a member.', by: 'Ada' },
    })
    expect(onlyEntry({ type: 'call.directed', turn: 1, then: { kind: 'end' }, by: 'Ada' })).toMatchObject({
      ...{ kind: 'direction', then: { kind: 'end' }, by: 'Ada' },
    })
  })

  test('as a test, under certain settings, and as a fork of another call', () => {
    const started = {
      ...{ type: 'call.started', from: '+1', to: '+2', line: 'webhook', greeting: '' },
      ...{ test: true, settings: 'v7', forkOf: { callId: 'CA0', turn: 3 } },
    } as CallEvent
    const { head, entries } = viewOf([{ callId: 'CA1', seq: 0, at: 5, event: started }], options)
    expect(head).toMatchObject({ isTest: true, settings: 'v7', forkOf: { callId: 'CA0', turn: 3 } })
    expect(entries).toEqual([])
  })
})
