import type { BoardEvent, Card } from '../../../routes/live/schema.ts'

/** The calls that go on, as somebody sees them. */
export interface BoardState {
  /** Newest first. */
  readonly cards: readonly Card[]
  /** Came while somebody was reading: they would push away what is under the pointer. Newest first. */
  readonly waiting: readonly Card[]
  /** Are over and to be shown no more, once nobody is reading. */
  readonly leaving: ReadonlySet<string>
  /** How many calls go on, also those without a card. */
  readonly total: number
  /** By how much the server's clock is ahead of ours, in ms. */
  readonly aheadMs: number
}

/**
 * Takes in an event of the board.
 *
 * @param state null before the first
 * @param isHeld whether somebody is reading, so that nothing may change its place
 * @param now by our clock, in ms since the epoch
 */
export function boardAfter(state: BoardState | null, event: BoardEvent, isHeld: boolean, now: number): BoardState {
  const before = state ?? nothing
  const cards = new Map(event.cards.map((card) => [card.callId, card]))
  const known = new Set([...before.cards, ...before.waiting].map(({ callId }) => callId))
  const gone = new Set(event.gone)
  if (event.whole) for (const callId of known) if (!cards.has(callId)) gone.add(callId)
  const isNew = ({ callId }: Card) => !known.has(callId)
  const updated = (shown: readonly Card[]) => shown.map((card) => cards.get(card.callId) ?? card)
  const after: BoardState = {
    cards: updated(before.cards),
    waiting: newestFirst([
      ...updated(before.waiting).filter(({ callId }) => !gone.has(callId)),
      ...event.cards.filter(isNew),
    ]),
    leaving: new Set([...before.leaving, ...gone]),
    total: event.total,
    aheadMs: event.now - now,
  }
  return isHeld && state ? after : settled(after)
}

/** Gives all that waits its place, and takes away what is to be shown no more. */
export function settled(state: BoardState): BoardState {
  const { cards, waiting, leaving } = state
  if (waiting.length === 0 && leaving.size === 0) return state
  const shown = newestFirst([...waiting, ...cards.filter(({ callId }) => !leaving.has(callId))])
  return { ...state, cards: shown, waiting: [], leaving: new Set() }
}

/** How many calls go on that have no card, neither a shown nor a waiting one. */
export function withoutCard({ cards, waiting, leaving, total }: BoardState): number {
  const live = [...cards, ...waiting].filter(({ callId, endedAt }) => endedAt === null && !leaving.has(callId)).length
  return Math.max(0, total - live)
}

const nothing: BoardState = { cards: [], waiting: [], leaving: new Set(), total: 0, aheadMs: 0 }

function newestFirst(cards: readonly Card[]): Card[] {
  return cards.toSorted((one, other) => other.startedAt - one.startedAt || (one.callId < other.callId ? -1 : 1))
}
