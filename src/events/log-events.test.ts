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
      sources: [{ passage: 'a1', document: 'doctors.md', headings: [words], page: 2, how: 'cited' }],
    },
    level: 'info',
    shows: {
      turn: 1,
      source: 'model',
      model: 'm',
      firstSentenceMs: 300,
      totalMs: 900,
      sources: [{ document: 'doctors.md', how: 'cited' }],
    },
  },
  'answer.corrected': {
    event: { type: 'answer.corrected', turn: 1, index: 0, invented: number, kind: 'phone', said: `Call ${number}` },
    level: 'warn',
    shows: { turn: 1, index: 0, kind: 'phone' },
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
  'turn.superseded': { event: { type: 'turn.superseded', turn: 1 }, level: 'info', shows: { turn: 1 } },
  'turn.resumed': { event: { type: 'turn.resumed', turn: 1 }, level: 'info', shows: { turn: 1 } },
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
