import { describe, expect, test } from 'vitest'
import { recordsOf } from '../../test/store-records.ts'
import { applyRecord, emptyCallState, isFreshFork } from './call-state.ts'
import { pendingDirective } from './conclusion.ts'
import type { CallEvent, CallRecord } from './events.ts'
import { forkOf } from './fork.ts'
import { conversationWith } from './history.ts'
import { remainderOf } from './remainder.ts'

const started: CallEvent = {
  ...{ type: 'call.started', from: '+15551230001', to: '+15559990000', line: 'webhook', greeting: 'Welcome.' },
  settings: 'old',
}
const said = (turn: number, text: string): CallEvent => ({
  ...{ type: 'caller.said', turn, text, via: 'speech', confidence: 0.9 },
})
const sentence = (turn: number, index: number, text: string): CallEvent => ({
  ...{ type: 'answer.sentence', turn, index, text, spoken: text },
})
const sent = (turn: number, given: number, key = `process_speech:${turn}`): CallEvent => ({
  ...{ type: 'reply.sent', key, input: '|x', body: '<Response/>', turn, from: 0, given, listens: true },
})
const completed = (turn: number, then: Extract<CallEvent, { type: 'answer.completed' }>['then'] = null): CallEvent => ({
  ...{ type: 'answer.completed', turn, source: 'model', model: 'm', firstSentenceMs: 1, totalMs: 2, sources: [], then },
})
const called = (id: string): CallEvent => ({
  ...{ type: 'tool.called', turn: 1, id, name: 'book', key: id, input: {}, effects: true },
})
const finished = (id: string): CallEvent => ({
  ...{
    type: 'tool.finished',
    turn: 1,
    id,
    name: 'book',
    outcome: 'done',
    text: 'Booked.',
    data: {},
    ms: 1,
    late: false,
  },
  then: null,
})
const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }

const opening = { callId: 'CA2', at: 9_000_000, line: 'webhook', settings: 'new', test: true } as const

function forked(events: readonly CallEvent[], turn: number, changes: Partial<Parameters<typeof forkOf>[2]> = {}) {
  const fork = forkOf(recordsOf('CA1', events), turn, { ...opening, ...changes })
  if (fork.kind !== 'forked') throw new Error(fork.kind)
  const state = emptyCallState()
  for (const record of fork.records) applyRecord(state, record)
  return { records: fork.records, state, types: fork.records.map(({ event }) => event.type) }
}

const twoTurns = [
  ...[started, sent(0, 0, 'call'), said(1, 'Where are you?'), called('a'), finished('a'), called('b')],
  ...[sentence(1, 0, 'At the river.'), completed(1), sent(1, 1)],
  ...[said(2, 'When do you open?'), sentence(2, 0, 'At eight.'), completed(2), sent(2, 1), ended],
]

describe('a fork', () => {
  test('begins with the call up to the turn, as a test of its own that says where it is from', () => {
    const { records, types } = forked(twoTurns, 2)
    expect(records[0]?.event).toEqual({
      ...{ type: 'call.started', from: '+15551230001', to: '+15559990000', line: 'webhook', greeting: 'Welcome.' },
      ...{ settings: 'new', test: true, forkOf: { callId: 'CA1', turn: 2 } },
    })
    expect(types).toEqual([
      ...['call.started', 'caller.said', 'tool.called', 'tool.finished', 'answer.sentence', 'answer.completed'],
      'reply.sent',
    ])
    expect(records.map(({ callId, seq }) => [callId, seq])).toEqual(types.map((_type, seq) => ['CA2', seq]))
  })

  test('has its times as far apart as they were, up to now', () => {
    const { records } = forked(twoTurns, 2)
    const ago = records.map(({ at }) => opening.at - at)
    expect(ago).toEqual([9_000, 7_000, 6_000, 5_000, 3_000, 2_000, 0])
  })

  test.each(['webhook', 'relay'] as const)('knows on the %s line what was said', (line) => {
    const { state } = forked(twoTurns, 2, { line })
    expect(conversationWith(state, 'And parking?')).toEqual({
      history: [{ caller: 'Where are you?', assistant: 'At the river.', interrupted: false }],
      question: 'And parking?',
    })
    expect(isFreshFork(state)).toBe(true)
    expect(state).toMatchObject({ turn: 1, isTest: true, isRehearsal: true, line, level: 'unknown' })
    expect(state.answeredKeys.has('call')).toBe(false)
  })

  test('of a call that was cut in on knows what was heard', () => {
    const cut: CallEvent = { type: 'turn.interrupted', turn: 1, heard: 'At the', unheard: 'river.', estimated: false }
    const { state } = forked([...twoTurns.slice(0, 9), cut, ...twoTurns.slice(9)], 2)
    expect(conversationWith(state, 'What?').history).toEqual([
      { caller: 'Where are you?', assistant: 'At the', interrupted: true },
    ])
    // The rest of it is not spoken after all: the caller has the word.
    expect(remainderOf(state, opening.at, 15)).toBeNull()
  })

  test('leaves out sentences that nobody was given', () => {
    const events = [
      started,
      said(1, 'Hm?'),
      sentence(1, 0, 'One.'),
      sent(1, 1),
      sentence(1, 1, 'Two.'),
      said(2, 'Stop'),
    ]
    const { state } = forked(events, 2, { line: 'relay' })
    expect(state.turns[0]?.sentences.map(({ text }) => text)).toEqual(['One.'])
  })

  test('does not do what the last answer was to be followed by', () => {
    const events = [
      started,
      said(1, 'Bye'),
      sentence(1, 0, 'Goodbye.'),
      completed(1, { kind: 'end' }),
      sent(1, 1),
      said(2, 'Wait'),
    ]
    expect(pendingDirective(forked(events, 2).state)).toBeNull()
  })

  test('takes along what was tried to put the caller through, if that was over', () => {
    const plan = { target: 'desk', to: { kind: 'number', address: '+15550100110' } } as const
    const transferring = (id: string): CallEvent => ({
      ...{ type: 'call.transferring', turn: 1, because: 'asked', asked: 'desk', id, ...plan, ringSeconds: 20 },
      ...{ mode: 'warm', whisper: '', callerId: null, step: 0 },
    })
    const over: CallEvent = { type: 'transfer.ended', id: 't1', target: 'desk', step: 0, outcome: 'busy', seconds: 0 }
    const events = [started, said(1, 'A person'), transferring('t1'), over, transferring('t2'), said(2, 'Well')]
    expect(forked(events, 2).types).toEqual([
      ...['call.started', 'caller.said', 'call.transferring', 'transfer.ended', 'reply.sent'],
    ])
  })

  test('says nothing again to those who are told of calls, and proves nothing', () => {
    const message = {
      kind: 'message',
      for: null,
      name: null,
      number: null,
      reason: null,
      urgency: null,
      bestTime: null,
    } as const
    const events: CallEvent[] = [
      started,
      said(1, 'Hello'),
      { type: 'message.taken', turn: 1, id: 'm', message },
      { type: 'text.sent', turn: 1, id: 't', template: null, to: 'caller' },
      { type: 'texts.stopped', turn: 1 },
      { type: 'caller.verified', turn: 1 },
      said(2, 'And?'),
    ]
    const { types, state } = forked(events, 2)
    expect(types).toEqual(['call.started', 'caller.said', 'reply.sent'])
    expect(state.level).toBe('unknown')
  })

  test('can begin with the first words, or with a silence', () => {
    expect(forked(twoTurns, 1).types).toEqual(['call.started'])
    expect(forked([started, said(1, 'Hm'), { type: 'caller.silent', turn: 2 }], 2).types).toHaveLength(3)
  })

  test.each<[string, readonly CallRecord[], number]>([
    ['an unknown call', [], 1],
    ['a turn that there is not', recordsOf('CA1', twoTurns), 3],
    ['no turn', recordsOf('CA1', twoTurns), 0],
  ])('is not made of %s', (_what, records, turn) => {
    expect(forkOf(records, turn, opening)).toEqual({ kind: 'no-turn' })
  })

  test('is not made of a call whose words are not kept any more', () => {
    const events = [started, said(1, ''), said(2, '')]
    expect(forkOf(recordsOf('CA1', events), 2, opening)).toEqual({ kind: 'no-words' })
  })
})
