import { expect, test } from 'vitest'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import type { AnswerSource, CallEvent } from '../../conversation/events.ts'
import { stageDelaysOf } from './stage-delays.ts'

type Completed = Extract<CallEvent, { type: 'answer.completed' }>

const delaysOf = (...events: CallEvent[]) => stageDelaysOf(recordsOf('CA1', [started(), ...events]))
const nothing = { search: [], firstToken: [], firstSentence: [], carrier: [], whole: [] }
const begun = (turn: number, attempt = 0): CallEvent => ({ type: 'answer.started', turn, attempt })
const cutIn = (turn: number): CallEvent => ({
  type: 'turn.interrupted',
  turn,
  heard: '',
  unheard: '',
  estimated: false,
})

function completed(
  turn: number,
  firstSentenceMs: number | null,
  timings?: Completed['timings'],
  source: AnswerSource = 'model',
): CallEvent {
  const answer = { source, model: null, sources: [], then: null }
  return {
    type: 'answer.completed',
    turn,
    ...answer,
    firstSentenceMs,
    totalMs: 800 + turn,
    ...(timings && { timings }),
  }
}

test('delays are those of each turn, in their order', () => {
  const delays = delaysOf(
    ...[said(1), begun(1), completed(1, 300, { searchMs: 3, firstTokenMs: 210 })],
    ...[said(2), begun(2), completed(2, 500, { searchMs: null, firstTokenMs: 420 })],
  )
  expect(delays).toEqual({
    ...{ search: [3], firstToken: [210, 420], firstSentence: [300, 500], carrier: [], whole: [801, 802] },
  })
})

test('logs of earlier versions have no search and no first token', () => {
  expect(delaysOf(said(1), completed(1, 300))).toEqual({ ...nothing, firstSentence: [300], whole: [801] })
})

test.each<[string, CallEvent[]]>([
  ['that the caller cut short before its first sentence', [said(1), begun(1), cutIn(1), completed(1, null)]],
  ['that another turn stopped', [said(1), begun(1), { type: 'turn.superseded', turn: 1 }]],
  ['whose words were fixed', [said(1), begun(1), completed(1, 0, undefined, 'script')]],
  ['that was taken up again after a crash', [said(1), begun(1), begun(1, 1), completed(1, 4)]],
])('a turn does not count %s', (_what, events) => {
  expect(delaysOf(...events)).toEqual(nothing)
})

test('an answer that was cut short while it was made is told by its first sentence', () => {
  const timings = { searchMs: 2, firstTokenMs: 190, firstSentenceMs: 260 }
  const first: CallEvent = { type: 'answer.sentence', turn: 1, index: 0, text: 'Yes.', spoken: 'Yes.', timings }
  const told = { ...nothing, search: [2], firstToken: [190], firstSentence: [260] }
  expect(delaysOf(said(1), begun(1), first, cutIn(1))).toEqual(told)
  const scripted: CallEvent = { type: 'reply.scripted', turn: 1, text: 'Yes.', interruptible: true, then: null }
  expect(delaysOf(said(1), scripted, begun(1), first, cutIn(1))).toEqual(nothing)
})

test.each<[string, number[], number]>([
  ['is from the first words having left to their being heard', [300], 1_600],
  ['is not told by something to bridge the time', [], 900],
])('the carrier’s time %s', (_what, carrier, startedMs) => {
  // Records are a second apart, so the answer begins one after the caller's words, and has words 0.3 s later.
  const heard: CallEvent = { type: 'turn.spoken', turn: 1, startedMs, endedMs: null }
  expect(delaysOf(said(1), begun(1), completed(1, 300), heard).carrier).toEqual(carrier)
})

test('a turn that was cut short after its first sentence was fast or slow, but has no whole', () => {
  const events = [said(1), begun(1), completed(1, 300), cutIn(1)]
  expect(delaysOf(...events)).toEqual({ ...nothing, firstSentence: [300] })
  const resumed = delaysOf(...events, { type: 'turn.resumed', turn: 1 })
  expect(resumed).toEqual({ ...nothing, firstSentence: [300], whole: [801] })
})
