import { describe, expect, test } from 'vitest'
import type { BoardEvent, Card } from '../../../routes/live/schema.ts'
import { type BoardState, boardAfter, settled, withoutCard } from './board-state.ts'

const card = (callId: string, startedAt: number, more: Partial<Card> = {}): Card => ({
  ...{ callId, startedAt, from: '+1', to: '+2', name: null, line: 'relay', language: 'en-US', endedAt: null },
  ...{ endReason: null, outcome: null, isTest: false, phase: 'listening', caller: '', assistant: '', person: null },
  ...{ emergency: null, problems: 0, turns: 0, ...more },
})
const event = (more: Partial<BoardEvent>): BoardEvent => ({
  ...{ cards: [], gone: [], total: 0, now: 1_000, whole: false, ...more },
})
const idsOf = ({ cards }: BoardState) => cards.map(({ callId }) => callId)

const first = boardAfter(null, event({ whole: true, cards: [card('a', 1), card('b', 2)], total: 2 }), true, 400)

describe('the board', () => {
  test('has the newest call first, from the first event on, and knows how far the clocks are apart', () => {
    expect(idsOf(first)).toEqual(['b', 'a'])
    expect(first.aheadMs).toBe(600)
    expect(idsOf(boardAfter(first, event({ cards: [card('c', 3)], total: 3 }), false, 0))).toEqual(['c', 'b', 'a'])
  })

  test('changes a card at its place', () => {
    const after = boardAfter(first, event({ cards: [card('a', 1, { turns: 4 })], total: 2 }), true, 0)
    expect(after.cards.map(({ callId, turns }) => [callId, turns])).toEqual([
      ['b', 0],
      ['a', 4],
    ])
  })

  test('moves nothing while somebody reads, and settles afterwards', () => {
    const held = boardAfter(first, event({ cards: [card('c', 3), card('d', 4)], gone: ['b'], total: 3 }), true, 0)
    expect(idsOf(held)).toEqual(['b', 'a'])
    expect(held.waiting.map(({ callId }) => callId)).toEqual(['d', 'c'])
    expect([...held.leaving]).toEqual(['b'])
    expect(withoutCard(held)).toBe(0)
    const after = settled(held)
    expect(idsOf(after)).toEqual(['d', 'c', 'a'])
    expect([after.waiting, after.leaving.size]).toEqual([[], 0])
    expect(settled(after)).toBe(after)
  })

  test('forgets a waiting call that goes before anybody saw it, and one that comes back stays', () => {
    const held = boardAfter(first, event({ cards: [card('c', 3)], total: 3 }), true, 0)
    expect(boardAfter(held, event({ gone: ['c'], total: 2 }), true, 0).waiting).toEqual([])
  })

  test('after a lost connection shows what the server has, and nothing else', () => {
    const back = event({ whole: true, cards: [card('b', 2), card('e', 5)], total: 9 })
    const after = boardAfter(first, back, false, 0)
    expect(idsOf(after)).toEqual(['e', 'b'])
    expect(withoutCard(after)).toBe(7)
    expect(idsOf(boardAfter(first, back, true, 0))).toEqual(['b', 'a'])
  })
})
