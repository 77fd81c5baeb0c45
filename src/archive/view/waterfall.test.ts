import { describe, expect, test } from 'vitest'
import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import { compareWaterfalls } from './compare-waterfalls.ts'
import { viewOf } from './fold.ts'
import { randomLog } from './random-log.test-support.ts'
import { slowestFirstWord, type Waterfall } from './waterfall.ts'

const options = { language: 'en-US', charactersPerSecond: 10 }

/** A log of events with their times in ms from the start. */
function logOf(line: 'webhook' | 'relay', ...happened: readonly (readonly [number, CallEvent])[]): CallRecord[] {
  const started: CallEvent = { type: 'call.started', from: '+1', to: '+2', line, greeting: 'Hello' }
  return ([[0, started], ...happened] as const).map(([ms, event], seq) => ({
    callId: 'CA1',
    seq,
    at: 5_000 + ms,
    event,
  }))
}

function waterfallsOf(...log: Parameters<typeof logOf>): readonly Waterfall[] {
  return viewOf(logOf(...log), options).waterfalls
}

/** `ours 5, search 20, speaking ~900`: what is estimated has a mark, and what is not known is left out. */
function inShort(waterfall: Waterfall | undefined): string {
  const stages = waterfall?.stages.flatMap(({ what, ms, estimated }) =>
    ms === null ? [] : [`${what} ${estimated ? '~' : ''}${ms}`],
  )
  return `${stages?.join(', ')} = ${waterfall?.totalMs}`
}

const said = (turn = 1): CallEvent => ({ type: 'caller.said', turn, text: 'When?', via: 'speech', confidence: 0.9 })
const started: CallEvent = { type: 'answer.started', turn: 1, attempt: 0 }
const timings = { searchMs: 20, firstTokenMs: 320, firstSentenceMs: 400 }
const sentence = (index: number, text: string, timed: typeof timings | null = null): CallEvent => ({
  ...{ type: 'answer.sentence', turn: 1, index, text, spoken: text, ...(timed && { timings: timed }) },
})
const completed = (firstSentenceMs: number | null): CallEvent => ({
  ...{
    type: 'answer.completed',
    turn: 1,
    source: 'model',
    model: 'm',
    firstSentenceMs,
    totalMs: 900,
    sources: [],
    then: null,
  },
})
const closing: CallEvent = { type: 'prompt.spoken', turn: 1, kind: 'closing-question', text: 'Anything else?' }
const filler: CallEvent = { type: 'prompt.spoken', turn: 1, kind: 'filler', text: 'One moment.' }
const sent = (from: number, given: number): CallEvent => ({
  ...{ type: 'reply.sent', key: `k${from}${given}`, input: '', body: '', turn: 1, from, given, listens: true },
})
const spoken = (startedMs: number, endedMs: number | null): CallEvent => ({
  type: 'turn.spoken',
  turn: 1,
  startedMs,
  endedMs,
})
const interrupted = (heard: string): CallEvent => ({
  ...{ type: 'turn.interrupted', turn: 1, heard, unheard: 'until six.', estimated: false },
})
const called: CallEvent = { type: 'tool.called', turn: 1, id: 'a1', name: 'look', key: 'k', input: {}, effects: false }
const finished: CallEvent = {
  ...{ type: 'tool.finished', turn: 1, id: 'a1', name: 'look', outcome: 'done', text: 'Six.', data: {}, ms: 200 },
  ...{ late: false, then: null },
}

describe('on the relay line', () => {
  const answer = [
    [1_000, said()],
    [1_005, started],
    [1_500, sentence(0, 'We are open until six.', timings)],
    [1_600, completed(400)],
    [1_600, closing],
  ] as const

  test('all is measured where the line tells of speaking', () => {
    const [waterfall] = waterfallsOf('relay', ...answer, [5_700, spoken(600, 4_700)])
    expect(inShort(waterfall)).toBe(
      'ours 5, search 20, firstToken 300, firstSentence 80, carrier 195, speaking 4100 = 4700',
    )
    expect(waterfall).toMatchObject({
      turn: 1,
      line: 'relay',
      atMs: 1_000,
      firstWordMs: 600,
      fillerMs: null,
      state: 'spoken',
    })
  })

  test('what it does not tell is estimated', () => {
    // 22 characters from 1405 on and 14 behind them, at ten a second.
    const [waterfall] = waterfallsOf('relay', ...answer)
    expect(inShort(waterfall)).toBe('ours 5, search 20, firstToken 300, firstSentence 80, speaking ~3695 = 4100')
    expect(waterfall).toMatchObject({ firstWordMs: 405, state: 'speaking' })
  })

  test('the caller’s next words end what is only estimated', () => {
    const [waterfall] = waterfallsOf('relay', ...answer, [3_000, said(2)])
    expect(inShort(waterfall)).toMatch(/speaking ~1595 = 2000$/)
    expect(waterfall?.state).toBe('spoken')
  })

  test('an interruption ends it when the caller cuts in, and what is told afterwards still counts', () => {
    const log = [...answer, [3_500, interrupted('We are open')], [4_000, said(2)], [4_000, spoken(700, null)]] as const
    const [waterfall] = waterfallsOf('relay', ...log)
    expect(inShort(waterfall)).toMatch(/firstSentence 80, carrier 295, speaking 1800 = 2500$/)
    expect(waterfall?.state).toBe('cut')
  })

  test('an answer that was never whole has its stages from the first sentence', () => {
    const [waterfall] = waterfallsOf('relay', ...answer.slice(0, 3), [2_500, interrupted('We are')])
    expect(inShort(waterfall)).toBe('ours 5, search 20, firstToken 300, firstSentence 80, speaking ~1095 = 1500')
  })

  test('behind a filler nobody knows when the first words are heard', () => {
    const [waterfall] = waterfallsOf(
      ...(['relay', [0, said()], [5, started], [1_000, filler]] as const),
      ...([
        [2_000, sentence(0, 'Until six.', { ...timings, firstSentenceMs: 1_900 })],
        [5_000, spoken(1_100, 4_900)],
      ] as const),
    )
    expect(inShort(waterfall)).toBe('ours 5, search 20, firstToken 300, firstSentence 1580, speaking 2995 = 4900')
    expect(waterfall).toMatchObject({ fillerMs: 1_000, firstWordMs: 1_905 })
  })

  test('actions are a stage of their own, taken out of those in which they ran', () => {
    const [waterfall] = waterfallsOf(
      ...([
        'relay',
        [0, said()],
        [5, started],
        [100, called],
        [200, { ...called, id: 'a2' }],
        [600, finished],
      ] as const),
      ...([
        [700, { ...finished, id: 'a2' }],
        [1_100, sentence(0, 'Until six.', { searchMs: 20, firstTokenMs: 900, firstSentenceMs: 1_000 })],
      ] as const),
      [4_000, spoken(1_200, 2_200)],
    )
    expect(inShort(waterfall)).toBe(
      'ours 5, search 20, firstToken 280, actions 600, firstSentence 100, carrier 195, speaking 1000 = 2200',
    )
  })

  test('a turn that the caller took back has only the wait', () => {
    const [waterfall] = waterfallsOf('relay', [0, said()], [5, started], [2_000, { type: 'turn.superseded', turn: 1 }])
    expect(inShort(waterfall)).toBe('ours 5, firstSentence 1995 = 2000')
    expect(waterfall).toMatchObject({ firstWordMs: null, state: 'dropped' })
  })

  test('the rest that is spoken after a noise belongs to the turn', () => {
    const log = [...answer, [3_000, interrupted('We are open')], [4_500, { type: 'turn.resumed', turn: 1 }]] as const
    const again = [...log, [4_500, { ...started, attempt: 1 }], [8_000, spoken(600, 6_900)]] as const
    expect(inShort(waterfallsOf('relay', ...again)[0])).toMatch(/firstSentence 80, carrier 195, speaking 6300 = 6900$/)
  })

  test('what is said when nobody took the caller is no part of the turn', () => {
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
      ...{ type: 'call.transferring', turn: 1, because: 'asked', asked: 'desk', to: { kind: 'number', address: '+1' } },
      ...plan,
    }
    const failed: CallEvent = { type: 'prompt.spoken', turn: 1, kind: 'transfer-failed', text: 'Nobody is there.' }
    const log = [...answer, [5_700, spoken(600, 4_700)], [5_700, transferring], [40_000, failed]] as const
    const back = [...log, [40_000, sentence(1, 'Nobody is there.')], [43_000, spoken(39_000, 42_000)]] as const
    expect(inShort(waterfallsOf('relay', ...back)[0])).toMatch(/= 4700$/)
  })
})

describe('on the webhook line', () => {
  test('speaking is estimated from each reply on, and the carrier tells nothing', () => {
    const [waterfall] = waterfallsOf(
      ...([
        'webhook',
        [0, said()],
        [5, started],
        [410, sentence(0, 'We are open.', timings)],
        [412, sent(0, 1)],
      ] as const),
      ...([
        [700, sentence(1, 'Until six.')],
        [700, completed(405)],
        [1_900, closing],
        [1_900, sent(1, 2)],
      ] as const),
      [9_000, said(2)],
    )
    // 12 characters from 412, and 24 from 1900 on.
    expect(inShort(waterfall)).toBe('ours 5, search 20, firstToken 300, firstSentence 87, speaking ~3888 = 4300')
    expect(waterfall).toMatchObject({ firstWordMs: 412, state: 'spoken' })
  })

  test('behind a filler, the carrier is how long the first sentence waited', () => {
    const [waterfall] = waterfallsOf(
      ...(['webhook', [0, said()], [5, started], [2_500, filler], [2_505, sent(0, 0)]] as const),
      ...([
        [3_000, sentence(0, 'We are open.', { ...timings, firstSentenceMs: 2_990 })],
        [4_200, sent(0, 1)],
      ] as const),
      [9_000, said(2)],
    )
    expect(inShort(waterfall)).toBe(
      'ours 5, search 20, firstToken 300, firstSentence 2670, carrier 1205, speaking ~1200 = 5400',
    )
    expect(waterfall).toMatchObject({ fillerMs: 2_500, firstWordMs: 4_200 })
  })

  test('what was heard before the caller cut in is estimated', () => {
    const [waterfall] = waterfallsOf(
      ...(['webhook', [0, said()], [5, started], [410, sentence(0, 'We are open until six.', timings)]] as const),
      ...([
        [412, sent(0, 1)],
        [3_900, interrupted('We are open')],
        [3_900, said(2)],
      ] as const),
    )
    expect(inShort(waterfall)).toMatch(/speaking ~1100 = 1512$/)
    expect(waterfall?.state).toBe('cut')
  })

  test('words of a rule have no stages of an answer', () => {
    const farewell: CallEvent = { type: 'prompt.spoken', turn: 1, kind: 'farewell', text: 'Goodbye!' }
    const ended: CallEvent = { type: 'call.ended', reason: 'assistant', detail: '' }
    const [waterfall] = waterfallsOf('webhook', [0, said()], [2, farewell], [3, ended], [4, sent(0, 0)])
    expect(inShort(waterfall)).toBe('ours 4, speaking ~800 = 804')
    expect(waterfall?.state).toBe('spoken')
  })

  test('a caller who hangs up while waiting leaves the wait', () => {
    const ended: CallEvent = { type: 'call.ended', reason: 'caller', detail: '' }
    const [waterfall] = waterfallsOf('webhook', [0, said()], [5, started], [1_500, ended])
    expect(inShort(waterfall)).toBe('ours 5, firstSentence 1495 = 1500')
  })
})

test('a log of an earlier version has fewer stages, and the same sum', () => {
  const [waterfall] = waterfallsOf(
    ...(['relay', [0, said()], [5, started], [500, sentence(0, 'Until six.')], [600, completed(400)]] as const),
    [3_000, said(2)],
  )
  expect(inShort(waterfall)).toBe('ours 5, firstSentence 400, speaking ~1095 = 1500')
})

test('clocks that go back make a stage nothing, never less', () => {
  const [waterfall] = waterfallsOf(
    ...(['relay', [3_000, said()], [1_000, started], [1_500, sentence(0, 'Until six.', timings)]] as const),
    [2_000, spoken(0, -5)],
  )
  expect(waterfall?.stages.every(({ ms }) => ms === null || ms >= 0)).toBe(true)
  expect(waterfall?.totalMs).toBe(waterfall?.stages.reduce((sum, { ms }) => sum + (ms ?? 0), 0))
})

test('the stages of any turn of any log add up to the whole', () => {
  let turns = 0
  for (let seed = 0; seed < 600; seed += 1) {
    const records = randomLog(seed)
    for (let length = 1; length <= records.length; length += 7) {
      for (const { stages, totalMs, firstWordMs } of viewOf(records.slice(0, length), options).waterfalls) {
        turns += 1
        expect(stages.reduce((sum, { ms }) => sum + (ms ?? 0), 0)).toBe(totalMs)
        for (const { ms } of stages) if (ms !== null) expect(Number.isInteger(ms) && ms >= 0).toBe(true)
        expect(firstWordMs ?? 0).toBeLessThanOrEqual(totalMs)
      }
    }
  }
  expect(turns).toBeGreaterThan(1_000)
})

test('the slowest first word is found, and two turns are compared', () => {
  const one = waterfallsOf(
    ...([
      'relay',
      [0, said()],
      [5, started],
      [500, sentence(0, 'Until six.', timings)],
      [600, completed(400)],
    ] as const),
    [2_000, spoken(450, 1_900)],
  )
  const other = waterfallsOf('relay', [0, said()], [9, started], [700, sentence(0, 'Six.')], [3_000, said(2)])
  const [before, after] = [one[0], other[0]]
  if (!before || !after) throw new Error('no waterfall')
  expect(slowestFirstWord([before, { ...after, turn: 4 }])).toEqual({ turn: 4, firstWordMs: 700 })
  expect(slowestFirstWord([])).toBeNull()
  const compared = compareWaterfalls(before, after)
  expect(compared).toMatchObject({
    totalMs: { before: 1_900, after: 1_100, change: -800 },
    firstWordMs: { before: 450, after: 700, change: 250 },
  })
  expect(compared.stages.find(({ what }) => what === 'search')).toMatchObject({ before: 20, after: null, change: -20 })
  expect(compared.stages.reduce((sum, { change }) => sum + change, 0)).toBe(-800)
})
