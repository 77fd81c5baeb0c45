import { expect, test } from 'vitest'
import { createChance } from '../../../scripts/seed/random.ts'
import type { AnswerSource, CallEvent, CallRecord, Line } from '../../conversation/events.ts'
import { viewOf } from '../view/fold.ts'
import { randomLog } from '../view/random-log.test-support.ts'
import { stageDelaysOf } from './stage-delays.ts'

type Happened = readonly [ms: number, event: CallEvent]

const nothing = { search: [], firstToken: [], firstSentence: [], carrier: [], whole: [] }

/** The delays of a log of events with their times in ms from the start of the call. */
function delaysOn(line: Line, ...happened: readonly Happened[]) {
  const started: CallEvent = { type: 'call.started', from: '+15551230001', to: '+2', line, greeting: 'Welcome.' }
  const events = [[0, started], ...happened] as const
  return stageDelaysOf(events.map(([ms, event], seq) => ({ callId: 'CA1', seq, at: 1_000_000 + ms, event })))
}

const delaysOf = (...happened: readonly Happened[]) => delaysOn('relay', ...happened)
const said = (turn = 1): CallEvent => ({ type: 'caller.said', turn, text: 'When?', via: 'speech', confidence: 0.9 })
const begun = (turn = 1, attempt = 0): CallEvent => ({ type: 'answer.started', turn, attempt })
const timings = { searchMs: 3, firstTokenMs: 210, firstSentenceMs: 300 }
const cutIn: CallEvent = { type: 'turn.interrupted', turn: 1, heard: '', unheard: 'Yes.', estimated: false }
const heard = (startedMs: number): CallEvent => ({ type: 'turn.spoken', turn: 1, startedMs, endedMs: null })

function sentence(turn = 1, timed: typeof timings | null = timings, index = 0): CallEvent {
  return { type: 'answer.sentence', turn, index, text: 'Yes.', spoken: 'Yes.', ...(timed && { timings: timed }) }
}

function completed(turn = 1, firstSentenceMs: number | null = 300, source: AnswerSource = 'model'): CallEvent {
  const answer = { source, model: null, sources: [], then: null }
  return { type: 'answer.completed', turn, ...answer, firstSentenceMs, totalMs: 800 }
}

function sent(from: number, given: number): CallEvent {
  return { type: 'reply.sent', key: `${from}${given}`, input: '', body: '', turn: 1, from, given, listens: true }
}

/** A turn as most are: said at 0, begun 2 ms later, with its first words 300 ms after that. */
const answer: readonly Happened[] = [
  [0, said()],
  [2, begun()],
  [320, sentence()],
  [805, completed()],
]

test('delays are those of each turn, from the caller’s words, in their order', () => {
  const second: readonly Happened[] = [
    [9_000, said(2)],
    [9_001, begun(2)],
    [9_900, sentence(2, { ...timings, searchMs: 40, firstTokenMs: 420, firstSentenceMs: 500 })],
    [9_900, completed(2, 500)],
  ]
  expect(delaysOf(...answer, ...second)).toEqual({
    ...{ search: [5, 41], firstToken: [212, 421], firstSentence: [302, 501], carrier: [], whole: [802, 801] },
  })
})

test('logs of earlier versions have no search and no first token', () => {
  const old: readonly Happened[] = [
    [0, said()],
    [2, begun()],
    [320, sentence(1, null)],
    [805, completed()],
  ]
  expect(delaysOf(...old)).toEqual({ ...nothing, firstSentence: [302], whole: [802] })
})

test.each<[string, readonly Happened[]]>([
  [
    'that the caller cut short before its first sentence',
    [
      [0, said()],
      [2, begun()],
      [50, cutIn],
      [60, completed(1, null)],
    ],
  ],
  [
    'that another turn stopped',
    [
      [0, said()],
      [2, begun()],
      [50, { type: 'turn.superseded', turn: 1 }],
    ],
  ],
  [
    'that came to an apology',
    [
      [0, said()],
      [2, begun()],
      [900, { type: 'prompt.spoken', turn: 1, kind: 'apology', text: 'Sorry.' }],
    ],
  ],
  [
    'whose words were fixed',
    [
      [0, said()],
      [2, begun()],
      [2, sentence()],
      [3, completed(1, 0, 'script')],
    ],
  ],
  [
    'that was taken up before a word was made',
    [
      [0, said()],
      [2, begun()],
      [5_000, begun(1, 1)],
      [5_300, sentence()],
      [5_300, completed()],
    ],
  ],
])('a turn does not count %s', (_what, events) => {
  expect(delaysOf(...events)).toEqual(nothing)
})

test('an answer that was cut short while it was made is told by its first sentence', () => {
  const [words, begin, first] = answer as [Happened, Happened, Happened]
  const told = { ...nothing, search: [5], firstToken: [212], firstSentence: [302] }
  expect(delaysOf(words, begin, first, [900, cutIn])).toEqual(told)
  const scripted: CallEvent = { type: 'reply.scripted', turn: 1, text: 'Yes.', interruptible: true, then: null }
  expect(delaysOf(words, [1, scripted], begin, first, [900, cutIn])).toEqual(nothing)
})

test('a turn that was cut short after its last sentence was fast or slow, but has no whole', () => {
  const noWhole = { ...nothing, search: [5], firstToken: [212], firstSentence: [302] }
  const events = [...answer, [1_500, cutIn]] as const
  expect(delaysOf(...events)).toEqual(noWhole)
  const resumed = [...events, [1_600, { type: 'turn.resumed', turn: 1 }]] as const
  expect(delaysOf(...resumed)).toEqual({ ...noWhole, whole: [802] })
  const again = [...resumed, [1_601, begun(1, 1)], [1_700, sentence(1, timings, 1)], [1_800, completed()]] as const
  expect(delaysOf(...again)).toEqual(noWhole)
})

test('the carrier’s time is from the first words being ready to their being heard, where the line tells', () => {
  expect(delaysOf(...answer).carrier).toEqual([])
  expect(delaysOf(...answer, [5_000, heard(490)]).carrier).toEqual([188])
  // Something to bridge the time was heard before.
  expect(delaysOf(...answer, [5_000, heard(100)]).carrier).toEqual([])
})

test('on the webhook line the first words leave with a reply, and wait for the end of a filler', () => {
  const words = [
    [0, said()],
    [2, begun()],
    [320, sentence()],
  ] as const
  expect(delaysOn('webhook', ...words, [326, sent(0, 1)], [330, completed()])).toMatchObject({
    ...{ firstSentence: [326], carrier: [], whole: [802] },
  })
  const filler: CallEvent = { type: 'prompt.spoken', turn: 1, kind: 'filler', text: 'One moment.' }
  const late = { ...timings, firstTokenMs: 2_700, firstSentenceMs: 3_000 }
  const waited = delaysOn(
    ...(['webhook', [0, said()], [2, begun()], [2_500, filler], [2_501, sent(0, 0)]] as const),
    ...([
      [3_020, sentence(1, late)],
      [4_200, sent(0, 1)],
      [4_300, completed()],
    ] as const),
  )
  expect(waited).toMatchObject({ firstToken: [2_702], firstSentence: [3_002], carrier: [1_198] })
})

test('the stages of any log are those of its waterfalls', () => {
  let told = 0
  for (let seed = 0; seed < 2_000; seed += 1) {
    const records = withoutRepeats(randomLog(seed))
    const { waterfalls } = viewOf(records, { language: 'en-US', charactersPerSecond: 10 })
    const answered = new Set(records.flatMap(({ event }) => (event.type === 'answer.sentence' ? event.turn : [])))
    const shown = waterfalls.flatMap(({ turn, firstWordMs, stages }) => {
      const ms = (what: string) => stages.find((stage) => stage.what === what)?.ms ?? null
      if (firstWordMs === null || ms('firstSentence') === null || !answered.has(turn)) return []
      return [{ carrier: ms('carrier'), firstSentence: firstWordMs - (ms('carrier') ?? 0) }]
    })
    const delays = stageDelaysOf(records)
    told += delays.carrier.length
    expect(delays.firstSentence).toEqual(shown.map(({ firstSentence }) => firstSentence))
    expect(delays.carrier).toEqual(shown.flatMap(({ carrier }) => carrier ?? []))
  }
  expect(told).toBeGreaterThan(80)
})

/** Answers that are taken up again are left out of the delays, and what is said by rule is no answer. */
function withoutRepeats(records: readonly CallRecord[]): CallRecord[] {
  const chance = createChance(records.length)
  const seen = new Set<number>()
  const plain = records.flatMap((record) => {
    const { event } = record
    if (event.type === 'prompt.spoken' && event.kind !== 'filler') return []
    if (event.type === 'answer.started') return [{ ...record, event: { ...event, attempt: 0 } }]
    if (event.type !== 'caller.said') return [record]
    if (seen.has(event.turn)) return []
    seen.add(event.turn)
    const begin: CallRecord = { ...record, at: record.at + chance.between(0, 9), event: begun(event.turn) }
    return [record, begin]
  })
  return plain.map((record, seq) => ({ ...record, seq }))
}
