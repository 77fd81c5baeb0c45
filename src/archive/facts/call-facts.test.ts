import { describe, expect, test } from 'vitest'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import type { CallEvent } from '../../conversation/events.ts'
import { createRedactor } from '../../privacy/redactor/redactor.ts'
import { withRedaction } from '../../privacy/with-redaction.ts'
import { withoutMessage, withoutWords } from '../../privacy/without-words.ts'
import { openStore } from '../../store/open-store.ts'
import { factsOf } from './call-facts.ts'
import { localTimes } from './local-time.ts'

const settings = { language: 'en-US', localTime: localTimes('America/New_York') }
const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
/** 2026-11-25, half past two at night in New York. */
const at = Date.UTC(2026, 10, 25, 7, 30)

const factsOfEvents = (...events: CallEvent[]) => factsOf(recordsOf('CA1', events, 0, at), settings)

/** Its first words are there so many ms after its beginning, which is a second after the caller's. */
function answered(turn: number, firstSentenceMs: number): CallEvent[] {
  const timings = { searchMs: null, firstTokenMs: null, firstSentenceMs }
  return [
    { type: 'answer.started', turn, attempt: 0 },
    { type: 'answer.sentence', turn, index: 0, text: 'We do.', spoken: 'We do.', timings },
    completed(turn, firstSentenceMs),
  ]
}

function completed(turn: number, firstSentenceMs: number): CallEvent {
  return {
    ...{ type: 'answer.completed', turn, source: 'model', model: 'm', firstSentenceMs, totalMs: 900 },
    ...{ sources: [], then: null },
  }
}

type Sentence = Extract<CallEvent, { type: 'answer.sentence' }>
type Completed = Extract<CallEvent, { type: 'answer.completed' }>

const relay: CallEvent = { ...started(), line: 'relay' } as CallEvent

function finished(id: string, outcome: 'done' | 'failed' | 'timed-out', late = false): CallEvent {
  return { type: 'tool.finished', turn: 1, id, name: 'book', outcome, text: '', data: {}, ms: 5, late, then: null }
}

const called = (id: string): CallEvent => {
  return { type: 'tool.called', turn: 1, id, name: 'book', key: 'k', input: {}, effects: true }
}

function transferring(id: string, step: number): CallEvent {
  const to = { kind: 'number', address: '+15550100123' } as const
  return {
    ...{ type: 'call.transferring', turn: 1, because: 'asked', asked: 'Sales', id, target: 'Sales', to, step },
    ...{ ringSeconds: 20, mode: 'cold', whisper: '', callerId: null },
  }
}

const summarised: CallEvent = {
  ...{ type: 'call.summarised', outcome: 'message', summary: 'Ana', fields: [], sentiment: null, model: null },
  cost: {
    ...{ currency: 'EUR', amount: 0.0425, prices: '2026-11' },
    parts: [
      { what: 'call', detail: 'DE', quantity: 2, unit: 'minute', amount: 0.02, estimated: false },
      { what: 'recording', detail: null, quantity: 1, unit: 'minute', amount: null, estimated: false },
    ],
  },
}

const rich: CallEvent[] = [
  { ...relay, test: true, settings: 'v7' } as CallEvent,
  { type: 'caller.silent', turn: 1 },
  said(2),
  ...answered(2, 400),
  { type: 'turn.interrupted', turn: 2, heard: 'We', unheard: ' open', estimated: false },
  said(3),
  { type: 'language.changed', turn: 3, language: 'de-DE', because: 'heard' },
  ...answered(3, 950),
  { type: 'question.unanswered', turn: 3, question: 'A pool?', because: 'nothing-found' },
  { type: 'question.unanswered', turn: 3, question: 'A pool?', because: 'corrected' },
  { type: 'line.changed', line: 'webhook', because: 'tried' },
  {
    ...{ type: 'message.taken', turn: 4, id: 'm1' },
    message: { kind: 'message', for: null, name: 'Ana', number: null, reason: 'roof', urgency: null, bestTime: null },
  },
  transferring('t1', 0),
  { type: 'transfer.ended', id: 't1', target: 'Sales', step: 0, outcome: 'busy', seconds: 0 },
  transferring('t1', 1),
  { type: 'transfer.ended', id: 't1', target: 'Sales', step: 1, outcome: 'no-answer', seconds: 0 },
  { type: 'recording.stored', sid: 'RE1', seconds: 9 },
  ended,
  summarised,
]

describe('the facts of a call', () => {
  test('are read from its log', () => {
    expect(factsOfEvents(...rich)).toEqual({
      ...{
        callId: 'CA1',
        startedAt: at,
        endedAt: at + 21_000,
        durationMs: 21_000,
        caller: '+15551230001',
        called: '+15559990000',
      },
      ...{ lines: ['relay', 'webhook'], languages: ['en-US', 'de-DE'], outcome: 'message', endReason: 'caller' },
      ...{ turns: 2, errors: 0, slowestMs: 2_950, interruptions: 1, transfersTried: 1, transfersReached: 0 },
      ...{ messages: 1, unanswered: 1, silences: 1, isAnsweredAlone: false },
      ...{ cost: { currency: 'EUR', millionths: 42_500, isPartial: true }, isRecorded: true, isTest: true },
      ...{ settings: 'v7', day: 20261125, hour: 2 },
    })
  })

  test('of a call that goes on are those of its log so far', () => {
    expect(factsOfEvents(relay, said(1), ...answered(1, 300))).toMatchObject({
      ...{
        endedAt: null,
        durationMs: null,
        outcome: null,
        endReason: null,
        turns: 1,
        slowestMs: 1_300,
        isAnsweredAlone: false,
        cost: null,
      },
    })
  })

  test('are none without a beginning', () => {
    expect(factsOfEvents(said(1), ended)).toBeNull()
    expect(factsOf([], settings)).toBeNull()
  })

  test('can be read from logs of earlier versions', () => {
    const [begun, { timings: _, ...sentence }] = answered(1, 9) as [CallEvent, Sentence]
    const { sources: _sources, then: _then, ...old } = completed(1, 9) as Completed
    expect(factsOfEvents(relay, said(1), begun, sentence, old as CallEvent, ended)).toMatchObject({
      ...{ outcome: 'answered', isAnsweredAlone: true, isTest: false, settings: null, slowestMs: 1_009 },
    })
  })

  test('are the same once words, messages and secrets are gone', async () => {
    const facts = factsOfEvents(...rich)
    expect(factsOfEvents(...rich.map(withoutWords).map(withoutMessage))).toEqual(facts)
    await using store = await openStore({ file: ':memory:' })
    await withRedaction(store.calls, redactors()).append(recordsOf('CA1', rich, 0, at))
    expect(factsOf(await store.calls.read('CA1'), settings)).toEqual(facts)
  })

  test.each<[string, number, CallEvent[]]>([
    ['nothing', 0, [called('a'), finished('a', 'done')]],
    ['a model', 2, [failed('m'), failed('n')]],
    [
      'an action that timed out, and finished late',
      1,
      [called('a'), finished('a', 'timed-out'), finished('a', 'failed', true)],
    ],
    ['two actions', 2, [called('a'), called('b'), finished('a', 'failed'), finished('b', 'timed-out')]],
    ['a socket', 2, [closed('lost'), opened, closed('lost'), { type: 'line.changed', line: 'webhook', because: '' }]],
    ['dialling', 1, [{ type: 'transfer.ended', id: 't', target: 'Sales', step: 0, outcome: 'failed', seconds: 0 }]],
    ['an answer', 1, [{ type: 'prompt.spoken', turn: 1, kind: 'apology', text: 'Sorry' }]],
  ])('count as errors: %s', (_what, errors, events) => {
    expect(factsOfEvents(started(), ...events, ended)?.errors).toBe(errors)
  })

  test('take a caller who hangs up for no lost socket', () => {
    const ending = (reason: 'caller' | 'swept'): CallEvent => ({ type: 'call.ended', reason, detail: '' })
    const errors = (...events: CallEvent[]) => factsOfEvents(relay, said(1), ...events)?.errors
    expect(errors(closed('lost'), ending('caller'))).toBe(0)
    expect(errors(closed('ended'), ending('caller'))).toBe(0)
    expect(errors(closed('lost'), ending('swept'))).toBe(1)
    expect(errors(closed('lost'), opened, ending('caller'))).toBe(1)
    expect(errors(closed('lost'))).toBe(1)
  })

  test('say that a call needed nobody only where none was asked for and no question is left', () => {
    const isAlone = (...events: CallEvent[]) =>
      factsOfEvents(relay, said(1), ...answered(1, 300), ...events, ended)?.isAnsweredAlone
    expect(isAlone()).toBe(true)
    expect(isAlone(said(2), { type: 'question.unanswered', turn: 2, question: '', because: 'refused' })).toBe(false)
    const busy: CallEvent = { type: 'transfer.ended', id: 't1', target: 'Sales', step: 0, outcome: 'busy', seconds: 0 }
    expect(isAlone(said(2), transferring('t1', 0), busy)).toBe(false)
  })

  test('take a noise for no interruption', () => {
    const cut: CallEvent = { type: 'turn.interrupted', turn: 1, heard: '', unheard: 'Yes', estimated: false }
    const again = factsOfEvents(started(), said(1), cut, { type: 'turn.resumed', turn: 1 }, ended)
    expect(again?.interruptions).toBe(0)
    expect(factsOfEvents(started(), said(1), cut, ended)?.interruptions).toBe(1)
  })

  test('count who was reached, however it is told', () => {
    const reached = (event: CallEvent) => factsOfEvents(started(), transferring('t1', 0), event, ended)
    const connected = reached({ type: 'call.transferred', id: 't1', target: 'Sales' })
    const told = reached({
      type: 'transfer.ended',
      id: 't1',
      target: 'Sales',
      step: 0,
      outcome: 'answered',
      seconds: 3,
    })
    expect([connected, told]).toEqual(
      Array(2).fill(expect.objectContaining({ transfersTried: 1, transfersReached: 1 })),
    )
  })
})

describe('the languages of a call', () => {
  const german: CallEvent = { type: 'language.changed', turn: 1, language: 'de-DE', because: 'key' }
  test.each<[string, string[], CallEvent[]]>([
    ['that of the settings', ['en-US'], [said(1)]],
    ['another from the first words on', ['de-DE'], [said(1), german, said(2)]],
    ['the one chosen before a word', ['de-DE'], [german, said(1)]],
    ['two', ['en-US', 'de-DE'], [said(0), said(1), german]],
    ['of a call without a word', ['de-DE'], [german]],
  ])('are %s', (_what, languages, events) => {
    expect(factsOfEvents(started(), ...events)?.languages).toEqual(languages)
  })
})

test.each([
  ['America/New_York', Date.UTC(2026, 2, 8, 6, 59), { day: 20260308, hour: 1 }],
  ['America/New_York', Date.UTC(2026, 2, 8, 7, 0), { day: 20260308, hour: 3 }],
  ['Asia/Kathmandu', Date.UTC(2026, 11, 31, 18, 15), { day: 20270101, hour: 0 }],
  ['Asia/Kathmandu', Date.UTC(2026, 11, 31, 18, 14, 59), { day: 20261231, hour: 23 }],
])('in %s the business sees its own day and hour', (zone, moment, seen) => {
  const localTime = localTimes(zone)
  expect([localTime(moment), localTime(moment)]).toEqual([seen, seen])
})

function failed(model: string): CallEvent {
  return { type: 'model.failed', turn: 1, model, kind: 'overloaded', message: '', afterMs: 3 }
}

const opened: CallEvent = { type: 'session.opened', session: 's', resumed: true }

function closed(how: 'ended' | 'lost'): CallEvent {
  return { type: 'session.closed', session: 's', how, detail: '' }
}

function redactors() {
  const redactor = createRedactor({ level: 'strict', ownForms: [] })
  return { words: redactor, matters: redactor }
}
