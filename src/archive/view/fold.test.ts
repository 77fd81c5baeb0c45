import { describe, expect, test } from 'vitest'
import type { CallEvent } from '../../conversation/events.ts'
import type { CallView, ViewChange } from './call-view.ts'
import { changeSince, createCallFold, viewOf } from './fold.ts'
import { randomLog } from './random-log.test-support.ts'

const options = { language: 'en-US', charactersPerSecond: 15 }
const seeds = Array.from({ length: 150 }, (_, seed) => seed)

/** What a page does with a change. */
function changed(view: CallView, { head, entries, waterfalls }: ViewChange): CallView {
  const next = { head, entries: [...view.entries], waterfalls: [...view.waterfalls] }
  for (const { index, entry } of entries) next.entries[index] = entry
  for (const { index, waterfall } of waterfalls) next.waterfalls[index] = waterfall
  return next
}

const empty = () => createCallFold(options).view

describe('any log', () => {
  test('gives the same view one by one, change by change, and at once', () => {
    for (const seed of seeds) {
      const records = randomLog(seed)
      const fold = createCallFold(options)
      let followed = empty()
      for (const record of records) {
        const before = fold.view
        const copy = structuredClone(before)
        followed = changed(followed, fold.apply(record))
        expect(before).toEqual(copy)
      }
      expect(followed).toEqual(viewOf(records, options))
    }
  })

  test('is taken up from any place', () => {
    for (const seed of seeds.slice(0, 60)) {
      const records = randomLog(seed)
      const whole = viewOf(records, options)
      for (const [place, { seq }] of records.entries()) {
        const seen = viewOf(records.slice(0, place + 1), options)
        expect(changed(seen, changeSince(whole, seq))).toEqual(whole)
      }
      expect(changed(empty(), changeSince(whole, -1))).toEqual(whole)
    }
  })

  test('has entries in order, each with an id of its own that stays', () => {
    for (const seed of seeds) {
      const records = randomLog(seed)
      const { entries } = viewOf(records, options)
      const ids = entries.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(entries.map(({ atMs }) => atMs)).toEqual(entries.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
      const half = viewOf(records.slice(0, records.length / 2), options).entries
      expect(ids.slice(0, half.length)).toEqual(half.map(({ id }) => id))
    }
  })

  test('keeps every word of an answer, heard or not', () => {
    const letters = (text: string) => text.replace(/\s+/g, '')
    for (const seed of seeds) {
      for (const entry of viewOf(randomLog(seed), options).entries) {
        if (entry.kind !== 'answer') continue
        for (const { text, heard, unheard } of entry.sentences) expect(letters(heard + unheard)).toBe(letters(text))
      }
    }
  })

  test('that is told twice changes nothing, and neither does what a later version writes', () => {
    const records = randomLog(7)
    const fold = createCallFold(options)
    for (const record of records) fold.apply(record)
    const { entries, head } = fold.view
    const last = records.length - 1
    for (const record of records) expect(fold.apply(record).entries).toEqual([])
    const event = { type: 'moon.landed', turn: 1 } as unknown as CallEvent
    expect(fold.apply({ callId: 'CA1', seq: last + 1, at: head.lastAt + 5, event })).toMatchObject({
      seq: last + 1,
      entries: [],
    })
    expect(fold.view.entries).toEqual(entries)
    expect(fold.view.head).toMatchObject({ seq: last + 1, lastAt: head.lastAt + 5 })
  })
})
