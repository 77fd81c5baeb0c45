import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import type { CallEvent } from '../conversation/events.ts'
import type { Clock } from '../lib/clock.ts'
import { logEvents } from './log-events.ts'

const words = 'my knee hurts'
const number = '+15551234567'
const twiml = `<Response><Say>${words}</Say></Response>`

type Type = CallEvent['type']
type Row = { [T in Type]: { event: Extract<CallEvent, { type: T }>; level: string; shows: Record<string, unknown> } }

const rows: Row = {
  'call.started': {
    event: { type: 'call.started', from: number, to: '+4930123456', line: 'webhook', greeting: words },
    level: 'info',
    shows: { from: '+155•••67', to: '+493•••56', line: 'webhook' },
  },
  'caller.said': {
    event: { type: 'caller.said', turn: 1, text: `${words} ${number}`, via: 'speech', confidence: 0.8 },
    level: 'info',
    shows: { turn: 1, via: 'speech', confidence: 0.8, characters: 26 },
  },
  'caller.looked-up': {
    event: {
      type: 'caller.looked-up',
      turn: 0,
      known: true,
      name: words,
      language: 'en-US',
      notes: words,
      level: 'known',
    },
    level: 'info',
    shows: { known: true, language: 'en-US', level: 'known' },
  },
  'hint.given': {
    event: { type: 'hint.given', turn: 2, text: words, by: 'Ada' },
    level: 'info',
    shows: { turn: 2, by: 'Ada', characters: words.length },
  },
  'call.directed': {
    event: { type: 'call.directed', turn: 2, then: { kind: 'end' }, by: 'Ada' },
    level: 'info',
    shows: { turn: 2, by: 'Ada', then: 'end' },
  },
  'privacy.applied': {
    event: { type: 'privacy.applied', level: 'masked', stored: 'as-said' },
    level: 'info',
    shows: { level: 'masked', stored: 'as-said' },
  },
  'emergency.heard': {
    event: { type: 'emergency.heard', turn: 2, emergency: 'fire', sure: true },
    level: 'warn',
    shows: { turn: 2, emergency: 'fire', sure: true },
  },
  'caller.warned': {
    event: { type: 'caller.warned', turn: 2, about: 'abuse' },
    level: 'info',
    shows: { turn: 2, about: 'abuse' },
  },
  'limit.reached': {
    event: { type: 'limit.reached', turn: 9, limit: 'turns' },
    level: 'warn',
    shows: { turn: 9, limit: 'turns' },
  },
  'language.changed': {
    event: { type: 'language.changed', turn: 2, language: 'es-US', because: 'asked' },
    level: 'info',
    shows: { turn: 2, language: 'es-US', because: 'asked' },
  },
  'caller.silent': { event: { type: 'caller.silent', turn: 2 }, level: 'info', shows: { turn: 2 } },
  'caller.unclear': {
    event: { type: 'caller.unclear', turn: 2, text: words, confidence: 0.1 },
    level: 'info',
    shows: { turn: 2, confidence: 0.1 },
  },
  'answer.started': {
    event: { type: 'answer.started', turn: 1, attempt: 1 },
    level: 'debug',
    shows: { turn: 1, attempt: 1 },
  },
  'answer.sentence': {
    event: { type: 'answer.sentence', turn: 1, index: 0, text: words, spoken: words },
    level: 'debug',
    shows: { turn: 1, index: 0, characters: 13 },
  },
  'answer.completed': {
    event: {
      type: 'answer.completed',
      turn: 1,
      source: 'model',
      model: 'm',
      firstSentenceMs: 300,
      totalMs: 900,
      timings: { searchMs: 4, firstTokenMs: 250 },
      sources: [{ passage: 'a1', document: 'doctors.md', headings: [words], page: 2, how: 'cited' }],
      then: null,
    },
    level: 'info',
    shows: {
      turn: 1,
      source: 'model',
      model: 'm',
      firstSentenceMs: 300,
      totalMs: 900,
      searchMs: 4,
      firstTokenMs: 250,
      sources: [{ document: 'doctors.md', how: 'cited' }],
    },
  },
  'answer.corrected': {
    event: { type: 'answer.corrected', turn: 1, index: 0, invented: number, kind: 'phone', said: `Call ${number}` },
    level: 'warn',
    shows: { turn: 1, index: 0, kind: 'phone' },
  },
  'claim.corrected': {
    event: { type: 'claim.corrected', turn: 1, index: 0, claim: words, said: words, replaced: true },
    level: 'warn',
    shows: { turn: 1, index: 0, replaced: true },
  },
  'tool.called': {
    event: { type: 'tool.called', turn: 1, id: 'a1', name: 'book', key: 'k', input: { words }, effects: true },
    level: 'info',
    shows: { turn: 1, id: 'a1', name: 'book', effects: true },
  },
  'tool.finished': {
    event: {
      ...{ type: 'tool.finished', turn: 1, id: 'a1', name: 'book', outcome: 'done', text: words, data: { words } },
      ...{ ms: 5, late: false, then: { kind: 'form', form: 'message', values: { words } } },
    },
    level: 'info',
    shows: { turn: 1, id: 'a1', name: 'book', outcome: 'done', ms: 5, late: false, then: 'form' },
  },
  'question.unanswered': {
    event: { type: 'question.unanswered', turn: 1, question: words, because: 'nothing-found' },
    level: 'info',
    shows: { turn: 1, because: 'nothing-found' },
  },
  'turn.interrupted': {
    event: { type: 'turn.interrupted', turn: 1, heard: words, unheard: words, estimated: true },
    level: 'info',
    shows: { turn: 1, heardCharacters: 13, unheardCharacters: 13, estimated: true },
  },
  'turn.spoken': {
    event: { type: 'turn.spoken', turn: 1, startedMs: 400, endedMs: null },
    level: 'debug',
    shows: { turn: 1, startedMs: 400, endedMs: null },
  },
  'turn.superseded': { event: { type: 'turn.superseded', turn: 1 }, level: 'info', shows: { turn: 1 } },
  'turn.resumed': { event: { type: 'turn.resumed', turn: 1 }, level: 'info', shows: { turn: 1 } },
  'message.taken': {
    event: {
      type: 'message.taken',
      turn: 3,
      id: 'm1',
      message: {
        kind: 'message',
        for: 'billing',
        name: words,
        number,
        reason: words,
        urgency: 'urgent',
        bestTime: words,
      },
    },
    level: 'info',
    shows: { turn: 3, id: 'm1', kind: 'message', for: 'billing' },
  },
  'text.sent': {
    event: { type: 'text.sent', turn: 3, id: 's1', template: 'address', to: 'caller' },
    level: 'info',
    shows: { turn: 3, id: 's1', template: 'address' },
  },
  'texts.stopped': { event: { type: 'texts.stopped', turn: 3 }, level: 'info', shows: { turn: 3 } },
  'texts.allowed': { event: { type: 'texts.allowed', turn: 3 }, level: 'info', shows: { turn: 3 } },
  'caller.verified': { event: { type: 'caller.verified', turn: 3 }, level: 'info', shows: { turn: 3 } },
  'session.opened': {
    event: { type: 'session.opened', session: 'VX1', resumed: true },
    level: 'info',
    shows: { session: 'VX1', resumed: true },
  },
  'session.closed': {
    event: { type: 'session.closed', session: 'VX1', how: 'lost', detail: '39001' },
    level: 'info',
    shows: { session: 'VX1', how: 'lost', detail: '39001' },
  },
  'call.transferring': {
    event: {
      ...{
        type: 'call.transferring',
        turn: 2,
        because: 'asked',
        asked: 'billing',
        id: 't9',
        target: 'billing',
        step: 0,
      },
      ...{ to: { kind: 'number', address: number }, ringSeconds: 20, mode: 'warm', whisper: words, callerId: number },
      announce: words,
    },
    level: 'info',
    shows: { turn: 2, id: 't9', target: 'billing', step: 0, mode: 'warm', because: 'asked' },
  },
  'transfer.screened': {
    event: { type: 'transfer.screened', id: 't9', step: 0, answer: 'accepted' },
    level: 'info',
    shows: { id: 't9', step: 0, answer: 'accepted' },
  },
  'call.transferred': {
    event: { type: 'call.transferred', id: 't9', target: 'billing' },
    level: 'info',
    shows: { id: 't9', target: 'billing' },
  },
  'transfer.ended': {
    event: { type: 'transfer.ended', id: 't9', target: 'billing', step: 0, outcome: 'busy', seconds: 0 },
    level: 'info',
    shows: { id: 't9', target: 'billing', step: 0, outcome: 'busy', seconds: 0 },
  },
  'recording.started': {
    event: { type: 'recording.started', because: 'notice' },
    level: 'info',
    shows: { because: 'notice' },
  },
  'recording.refused': {
    event: { type: 'recording.refused', because: 'asked' },
    level: 'info',
    shows: { because: 'asked' },
  },
  'recording.stored': {
    event: { type: 'recording.stored', sid: 'RE1', seconds: 12 },
    level: 'info',
    shows: { sid: 'RE1', seconds: 12 },
  },
  'reply.scripted': {
    event: {
      type: 'reply.scripted',
      turn: 3,
      text: words,
      interruptible: false,
      then: { kind: 'transfer', target: words, because: 'emergency' },
    },
    level: 'info',
    shows: { turn: 3, characters: words.length, then: 'transfer' },
  },
  'action.chosen': {
    event: { type: 'action.chosen', turn: 3, action: 'take_message', input: { name: words }, secrets: ['code'] },
    level: 'info',
    shows: { turn: 3, action: 'take_message' },
  },
  'form.started': {
    event: { type: 'form.started', turn: 3, form: 'message', values: { number } },
    level: 'info',
    shows: { turn: 3, form: 'message' },
  },
  'form.offered': {
    event: { type: 'form.offered', turn: 3, form: 'message' },
    level: 'info',
    shows: { turn: 3, form: 'message' },
  },
  'form.asked': {
    event: { type: 'form.asked', turn: 3, field: 'number', how: 'again', attempt: 1 },
    level: 'debug',
    shows: { turn: 3, field: 'number', how: 'again', attempt: 1 },
  },
  'form.filled': {
    event: { type: 'form.filled', turn: 4, field: 'number', as: 'heard', value: number, keys: null },
    level: 'debug',
    shows: { turn: 4, field: 'number', as: 'heard' },
  },
  'form.ended': {
    event: { type: 'form.ended', turn: 5, form: 'message', outcome: 'filled' },
    level: 'info',
    shows: { turn: 5, form: 'message', outcome: 'filled' },
  },
  'pace.changed': {
    event: { type: 'pace.changed', turn: 5, slow: true },
    level: 'info',
    shows: { turn: 5, slow: true },
  },
  'line.changed': {
    event: { type: 'line.changed', line: 'webhook', because: '64102' },
    level: 'info',
    shows: { line: 'webhook', because: '64102' },
  },
  'prompt.spoken': {
    event: { type: 'prompt.spoken', turn: 1, kind: 'filler', text: words },
    level: 'info',
    shows: { turn: 1, kind: 'filler' },
  },
  'model.failed': {
    event: { type: 'model.failed', turn: 1, model: 'm', kind: 'overloaded', message: `503 at ${number}`, afterMs: 40 },
    level: 'warn',
    shows: { turn: 1, model: 'm', kind: 'overloaded', cause: '503 at +155•••67', afterMs: 40 },
  },
  'reply.sent': {
    event: {
      type: 'reply.sent',
      key: `${words} ${number}`,
      input: words,
      body: twiml,
      turn: 1,
      given: 2,
      from: 0,
      listens: true,
    },
    level: 'debug',
    shows: { turn: 1, given: 2, listens: true, characters: twiml.length },
  },
  'call.summarised': {
    event: {
      type: 'call.summarised',
      outcome: 'answered',
      summary: words,
      fields: [{ name: 'reason', value: words, turn: 1, words }],
      sentiment: 'neutral',
      model: 'test',
      cost: { currency: 'USD', amount: 0.02, prices: '2026-11', parts: [] },
    },
    level: 'info',
    shows: { outcome: 'answered', model: 'test', sentiment: 'neutral', fields: 1, amount: 0.02, currency: 'USD' },
  },
  'call.ended': {
    event: { type: 'call.ended', reason: 'caller', detail: `${words} ${number}` },
    level: 'info',
    shows: { reason: 'caller' },
  },
}

function loggingTo(level: string) {
  const lines: string[] = []
  const log = pino({ level, base: null, timestamp: false }, { write: (line: string) => lines.push(line) })
  const time = { now: 0 }
  const clock: Clock = { now: () => time.now, sleep: () => Promise.reject(new Error('not used')) }
  const write = logEvents(log, clock)
  return { lines, time, write: (event: CallEvent) => write({ callId: 'CA1', seq: 3, at: 0, event }) }
}

describe('logEvents', () => {
  test.each(Object.values(rows))('$event.type: one line at $level', ({ event, level, shows }) => {
    const { lines, write } = loggingTo('trace')
    write(event)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: pino.levels.values[level], callId: 'CA1', seq: 3, ...shows, msg: event.type },
    ])
  })

  test.each(Object.values(rows))('$event.type: neither words nor numbers at any level', ({ event }) => {
    const { lines, write } = loggingTo('trace')
    write(event)
    expect(lines.join('')).not.toMatch(/knee|1234567|<Response|30123456/)
  })

  test('says at most once a minute and model that a key is refused', () => {
    const { lines, time, write } = loggingTo('warn')
    const refused = (model: string): CallEvent => ({ ...rows['model.failed'].event, model, kind: 'auth' })
    for (const [now, model] of [
      [0, 'one'],
      [1, 'one'],
      [2, 'two'],
      [59_999, 'one'],
      [60_000, 'one'],
    ] as const) {
      time.now = now
      write(refused(model))
    }
    expect(lines.map((line) => JSON.parse(line)).map(({ level, model }) => [level, model])).toEqual([
      [pino.levels.values['error'], 'one'],
      [pino.levels.values['error'], 'two'],
      [pino.levels.values['error'], 'one'],
    ])
  })
})
