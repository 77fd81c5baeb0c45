import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import { readScenario } from '../../scenario/read-scenario.ts'
import type { CallView } from '../view/call-view.ts'
import { viewOf } from '../view/fold.ts'
import { maskView } from '../view/mask.ts'
import { randomLog } from '../view/random-log.test-support.ts'
import { exportJson } from './export-json.ts'
import { exportScenario } from './export-scenario.ts'
import { exportText } from './export-text.ts'
import { exportVtt } from './export-vtt.ts'
import { speechOf } from './speech-times.ts'

const options = { language: 'en-US', charactersPerSecond: 10 }
const startedAt = Date.UTC(2026, 10, 25, 15, 0)

function logOf(line: 'webhook' | 'relay', ...happened: readonly (readonly [number, CallEvent])[]): CallRecord[] {
  const started: CallEvent = {
    type: 'call.started',
    from: '+15550100143',
    to: '+15550100100',
    line,
    greeting: 'Riverside, hello.',
  }
  return ([[0, started], ...happened] as const).map(([ms, event], seq) => ({
    callId: 'CA1',
    seq,
    at: startedAt + ms,
    event,
  }))
}

const said = (turn: number, text: string, via: 'speech' | 'keypad' = 'speech'): CallEvent => ({
  ...{ type: 'caller.said', turn, text, via, confidence: 0.9 },
})
const sentence = (turn: number, index: number, text: string, spoken = text): CallEvent => ({
  ...{ type: 'answer.sentence', turn, index, text, spoken },
})
const completed = (turn: number): CallEvent => ({
  ...{
    type: 'answer.completed',
    turn,
    source: 'model',
    model: 'm',
    firstSentenceMs: null,
    totalMs: 9,
    sources: [],
    then: null,
  },
})

/** A call in which most things happen. */
const records = logOf(
  'relay',
  [5_000, said(1, 'When are\nyou open?')],
  [5_010, { type: 'answer.started', turn: 1, attempt: 0 }],
  [5_400, sentence(1, 0, 'We are open from 8 a.m. to 6 p.m.', 'We are open from eight a m to six p m.')],
  [5_500, sentence(1, 1, 'On Sundays the Riverside garden is closed.')],
  [5_500, completed(1)],
  [5_500, { type: 'prompt.spoken', turn: 1, kind: 'closing-question', text: 'Anything else?' }],
  [
    10_000,
    {
      type: 'turn.interrupted',
      turn: 1,
      heard: 'We are open from 8 a.m. to 6 p.m. On',
      unheard: 'Sundays',
      estimated: false,
    },
  ],
  [12_000, said(2, 'Call me at 555 010 0177, I am Ana Bell')],
  [12_000, { type: 'turn.spoken', turn: 1, startedMs: 600, endedMs: null }],
  [12_010, { type: 'answer.started', turn: 2, attempt: 0 }],
  [12_200, { type: 'tool.called', turn: 2, id: 'a1', name: 'record_message', key: 'k', input: {}, effects: true }],
  [
    12_700,
    {
      ...{
        type: 'tool.finished',
        turn: 2,
        id: 'a1',
        name: 'record_message',
        outcome: 'done',
        text: 'It is kept.',
        data: {},
      },
      ...{ ms: 500, late: false, then: null },
    },
  ],
  [12_900, sentence(2, 0, 'I passed it on, Ana Bell.')],
  [12_900, completed(2)],
  [16_000, { type: 'turn.spoken', turn: 2, startedMs: 1_000, endedMs: 3_500 }],
  [25_000, { type: 'caller.silent', turn: 3 }],
  [25_000, { type: 'prompt.spoken', turn: 3, kind: 'reprompt', text: 'I did not hear anything.' }],
  [30_000, said(4, '•••', 'keypad')],
  [30_100, { type: 'prompt.spoken', turn: 4, kind: 'farewell', text: 'Goodbye!' }],
  [30_100, { type: 'call.ended', reason: 'assistant', detail: '' }],
)
const view = viewOf(records, options)

test('JSON has the view and what it is made of', () => {
  const json = JSON.parse(exportJson(view, records))
  expect(json).toMatchObject({
    format: 'frontdesk.call',
    version: 1,
    slowestFirstWord: { turn: 2, firstWordMs: 1_000 },
  })
  expect({ head: json.head, entries: json.entries, waterfalls: json.waterfalls }).toEqual(view)
  expect(json.events.at(-1)).toEqual({ seq: 20, at: startedAt + 30_100, event: records.at(-1)?.event })
})

describe('text', () => {
  test('is what a person reads, with times', () => {
    expect(exportText(view)).toBe(`Call CA1
From +15550100143 to +15550100100, by relay, in en-US
Began 2026-11-25 15:00:00 UTC; it lasted 0:30

    0:00  Assistant: Riverside, hello.
    0:05  Caller: When are you open?
    0:05  Assistant: We are open from 8 a.m. to 6 p.m. On
          (not heard: Sundays the Riverside garden is closed.)
    0:05  (not heard: Anything else?)
    0:12  Caller: Call me at 555 010 0177, I am Ana Bell
    0:12  (Action record_message: done after 0.5 s; It is kept.)
    0:12  Assistant: I passed it on, Ana Bell.
    0:25  (The caller says nothing.)
    0:25  Assistant: I did not hear anything.
    0:30  Caller: (presses •••)
    0:30  Assistant: Goodbye!
    0:30  (The assistant hangs up.)
`)
  })

  test('of hostile words stays one line each, and steers no terminal', () => {
    const text = exportText(
      viewOf(logOf('relay', [1, said(1, '\u001b[2J\n0:00  Assistant: Yes.\r\u202egnihtyna \u0000')]), options),
    )
    expect(text.split('\n').slice(5)).toEqual(['    0:00  Caller: [2J 0:00 Assistant: Yes. gnihtyna', ''])
  })

  test('of any log is text', () => {
    for (let seed = 0; seed < 200; seed += 1)
      expect(exportText(viewOf(randomLog(seed), options))).toContain('Call CA1\n')
  })
})

interface Cue {
  readonly id: string
  readonly from: number
  readonly until: number
  readonly voice: string
  readonly text: string
}

/** Reads WebVTT as strictly as its grammar is; throws where a reader might stumble. */
function readVtt(vtt: string): Cue[] {
  const [head, note, ...blocks] = vtt.trimEnd().split('\n\n')
  expect(head).toBe('WEBVTT')
  expect(note).toMatch(/^NOTE\n[^\n]+$/)
  const time = (stamp: string) => {
    const parts = /^(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(stamp)
    if (!parts) throw new Error(`no time: ${stamp}`)
    const [hours = 0, minutes = 0, seconds = 0, ms = 0] = parts.slice(1).map(Number)
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms
  }
  const cues = blocks.map((block) => {
    const [id = '', times = '', ...payload] = block.split('\n')
    expect(id).not.toContain('-->')
    const [from = '', until = ''] = times.split(' --> ')
    expect(payload).toHaveLength(1)
    const [, voice = '', text = ''] = /^<v (\w+)>([^<>]+)<\/v>$/.exec(payload[0] ?? '') ?? []
    expect(text, block).not.toBe('')
    expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/)
    return { id, from: time(from), until: time(until), voice, text }
  })
  expect(new Set(cues.map(({ id }) => id)).size).toBe(cues.length)
  for (const [index, { from, until }] of cues.entries()) {
    expect(until).toBeGreaterThan(from)
    expect(from).toBeGreaterThanOrEqual(cues[index - 1]?.from ?? 0)
  }
  return cues
}

describe('WebVTT', () => {
  test('has what was heard, in voices, at its time', () => {
    expect(readVtt(exportVtt(view, options)).map(({ from, until, voice, text }) => [voice, text, from, until])).toEqual(
      [
        ['Assistant', 'Riverside, hello.', 0, 1_700],
        ['Caller', 'When are you open?', 3_400, 5_000],
        ['Assistant', 'We are open from 8 a.m. to 6 p.m.', 5_600, 9_749],
        ['Assistant', 'On', 9_749, 10_000],
        ['Caller', 'Call me at 555 010 0177, I am Ana Bell', 8_000, 12_000],
        ['Assistant', 'I passed it on, Ana Bell.', 13_000, 15_500],
        ['Assistant', 'I did not hear anything.', 25_000, 27_400],
        ['Caller', '(presses •••)', 29_100, 30_000],
        ['Assistant', 'Goodbye!', 30_100, 30_900],
      ].toSorted((one, other) => Number(one[2]) - Number(other[2])),
    )
  })

  test('escapes what would be a mark', () => {
    const log = logOf('relay', [3_000, said(1, '</v><c.red>Tom & Jerry --> 00:00:00.000\n\nNOTE x')])
    const [, cue] = readVtt(exportVtt(viewOf(log, options), options))
    expect(cue?.text).toBe('&lt;/v&gt;&lt;c.red&gt;Tom &amp; Jerry --&gt; 00:00:00.000 NOTE x')
  })

  test('of any log is valid, and each cue is heard words', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const any = viewOf(randomLog(seed), options)
      expect(readVtt(exportVtt(any, options))).toHaveLength(speechOf(any, 10).length)
    }
  })

  test('says what was said when nobody took the caller at its own time', () => {
    const plan = {
      id: 't1',
      target: 'desk',
      ringSeconds: 20,
      mode: 'cold',
      whisper: '',
      callerId: null,
      step: 0,
    } as const
    const transferring: CallEvent = {
      ...{
        type: 'call.transferring',
        turn: 1,
        because: 'asked',
        asked: 'desk',
        to: { kind: 'number', address: '+1' },
        ...plan,
      },
    }
    const log = logOf(
      ...([
        'relay',
        [1_000, said(1, 'Desk, please')],
        [1_100, sentence(1, 0, 'One moment.')],
        [1_100, completed(1)],
      ] as const),
      ...([
        [3_000, { type: 'turn.spoken', turn: 1, startedMs: 300, endedMs: 1_500 }],
        [3_000, transferring],
      ] as const),
      ...([[40_000, { type: 'prompt.spoken', turn: 1, kind: 'transfer-failed', text: 'Nobody is there.' }]] as const),
    )
    const times = readVtt(exportVtt(viewOf(log, options), options)).map(({ text, from }) => [text, from])
    expect(times.slice(2)).toEqual([
      ['One moment.', 1_300],
      ['Nobody is there.', 40_000],
    ])
  })
})

describe('a scenario', () => {
  const mask = (text: string) => text.replace(/\d[\d ]{6,}\d/g, '•••').replaceAll('Ana Bell', 'NAME')
  const scenarioOf = (any: CallView) => exportScenario(any, { mask, charactersPerSecond: 10 })

  test('freezes what the caller did, and expects what happened, to be reviewed', () => {
    const yaml = scenarioOf(view)
    expect(readScenario(yaml, 'x').faults).toEqual([])
    expect(parse(yaml)).toEqual({
      name: 'A call of 2026-11-25 15:00:00 UTC',
      opening: [{ event: 'speech', contains: ['Riverside', 'hello'], review: true }],
      turns: [
        {
          caller: 'When are you open?',
          expect: [{ event: 'speech', contains: ['from', 'eight'], review: true }],
        },
        {
          caller: 'Call me at •••, I am NAME',
          bargeIn: { after: 'speech', delayMs: 4_400 },
          expect: [
            { event: 'speech', contains: ['passed'], review: true },
            { event: 'action', name: 'record_message', outcome: 'done', review: true },
          ],
        },
        { silence: true, expect: [{ event: 'speech', contains: ['hear', 'anything'], review: true }] },
        {
          keys: '000',
          note: 'the keys are not told; these stand for them',
          expect: [
            { event: 'speech', contains: ['Goodbye'], review: true },
            { event: 'hang-up', review: true },
          ],
        },
      ],
    })
    expect(yaml).not.toMatch(/0177|Ana|Bell|5550100/)
    expect(yaml).toMatch(/^# Made of a call[\s\S]*\n {6}- \{ event: hang-up, review: true \}\n/)
  })

  test('of any log, masked or not, can be read and played', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const any = viewOf(randomLog(seed), options)
      const hidden = maskView(any, { address: () => '•', text: mask })
      for (const one of [any, hidden]) expect(readScenario(scenarioOf(one), 'x').faults).toEqual([])
    }
    const { value } = readScenario(scenarioOf(viewOf(logOf('relay'), options)), 'x')
    expect(value?.turns).toMatchObject([{ silence: true }])
  })

  test('keeps who could not come to the telephone', () => {
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
    const ended = (step: number, outcome: 'busy' | 'answered'): CallEvent => ({
      ...{ type: 'transfer.ended', id: 't1', target: 'x', step, outcome, seconds: 9 },
    })
    const log = logOf(
      ...([
        'relay',
        [1_000, said(1, 'Billing')],
        [2_000, transferring(0, 'billing')],
        [3_000, ended(0, 'busy')],
      ] as const),
      ...([
        [3_100, transferring(1, 'desk')],
        [9_000, ended(1, 'answered')],
      ] as const),
    )
    expect(parse(scenarioOf(viewOf(log, options)))).toMatchObject({
      people: [{ does: 'busy' }, { does: 'pickup' }],
      turns: [{ caller: 'Billing', expect: [{ event: 'transfer', outcome: 'connected', review: true }] }],
    })
  })
})
