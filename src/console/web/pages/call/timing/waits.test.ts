import { expect, test } from 'vitest'
import type { Waterfall } from '../../../../routes/calls/view-schema.ts'
import { barOf, lengthOf, medianWait, slowestOf } from './waits.ts'

const turn = (number: number, firstWordMs: number | null): Waterfall => ({
  ...{ turn: number, line: 'relay', seq: { first: 0, last: 1 }, atMs: 0, totalMs: 1_000, firstWordMs },
  ...{ fillerMs: null, state: 'spoken' },
  stages: [
    { what: 'ours', ms: 10, estimated: false },
    { what: 'search', ms: null, estimated: false },
    { what: 'firstToken', ms: 190, estimated: false },
    { what: 'firstSentence', ms: 0, estimated: false },
    { what: 'carrier', ms: null, estimated: false },
    { what: 'speaking', ms: 800, estimated: true },
  ],
})

test('the parts of a bar follow each other and fill what they stand for', () => {
  const bar = barOf(turn(1, 200), 'whole', 1_000)
  expect(bar.map(({ what, from, width }) => [what, from, width])).toEqual([
    ['ours', 0, 0.01],
    ['firstToken', 0.01, 0.19],
    ['speaking', 0.2, 0.8],
  ])
  expect(barOf(turn(1, 200), 'wait', 400).map(({ what, width }) => [what, width])).toEqual([
    ['ours', 0.025],
    ['firstToken', 0.475],
  ])
  expect([lengthOf(turn(1, 200), 'wait'), lengthOf(turn(1, 200), 'whole')]).toEqual([200, 1_000])
})

test('the longest wait and the median are those of turns that were answered', () => {
  const turns = [turn(1, 300), turn(2, null), turn(3, 900), turn(4, 100), turn(5, 900)]
  expect(slowestOf(turns)?.turn).toBe(3)
  expect(medianWait(turns)).toBe(300)
  expect([slowestOf([turn(1, null)]), medianWait([])]).toEqual([null, null])
})
