import { describe, expect, test } from 'vitest'
import { changeSince, createCallFold, viewOf } from '../../src/archive/view/fold.ts'
import { randomLog } from '../../src/archive/view/random-log.test-support.ts'
import { viewAfter } from '../../src/console/web/pages/call/view-state.ts'

const options = { language: 'en-US', charactersPerSecond: 15 }
const logs = Array.from({ length: 20 }, (_, seed) => randomLog(seed))

describe('a view that takes in every change of the stream', () => {
  test('is the view of the log, whatever happened', () => {
    for (const records of logs) {
      const fold = createCallFold(options)
      let view = fold.view
      for (const record of records) view = viewAfter(view, fold.apply(record))
      expect(view).toEqual(viewOf(records, options))
    }
  })

  test('is the same after a break, and after changes that come again or late', () => {
    for (const records of logs) {
      const whole = viewOf(records, options)
      const half = viewOf(records.slice(0, Math.ceil(records.length / 2)), options)
      const change = changeSince(whole, half.head.seq)
      const view = viewAfter(half, change)
      expect(view).toEqual(whole)
      expect(viewAfter(view, change)).toBe(view)
      expect(viewAfter(view, changeSince(half, -1))).toBe(view)
    }
  })
})
