import { type CallFold, createCallFold } from '../../archive/view/fold.ts'
import type { Card } from './board-card.ts'
import { cardOf } from './card.ts'
import type { LiveSources } from './ports.ts'

/** The cards of calls that go on, each with the version of the board in which it became what it is. */
export interface Board {
  /** Grows with each change that somebody could see. */
  readonly version: number
  /** How many calls go on, also those without a card. */
  readonly total: number
  /** What is different since a version: cards, and calls that are to be shown no more. All cards for -1. */
  since(version: number): { readonly cards: readonly Card[]; readonly gone: readonly string[] }
  /** Looks which calls go on, in all processes. */
  list(): Promise<void>
  /** Reads on in the logs of these calls, and looks at what is being said in all. */
  update(rang: ReadonlySet<string>): Promise<void>
}

interface Shown {
  readonly fold: CallFold
  card: Card | null
  changedIn: number
}

/** More cards than these nobody reads; the newest calls have one. */
const mostCards = 200
/** A call that has ended stays for a moment, so that one sees how. In ms. */
const lingerMs = 8_000

export function createBoard(sources: LiveSources): Board {
  const shown = new Map<string, Shown>()
  const gone = new Map<string, number>()
  const unread = new Set<string>()
  /** 0 until it was looked for the first time. */
  let version = 0
  let total = 0
  /** The calls that went on when somebody last looked for them. */
  let listed: readonly string[] = []

  function show(callId: string): void {
    if (shown.has(callId) || shown.size >= 2 * mostCards) return
    gone.delete(callId)
    shown.set(callId, { fold: createCallFold(sources.viewOptions()), card: null, changedIn: 0 })
    unread.add(callId)
  }

  function remove(callId: string): void {
    shown.delete(callId)
    gone.set(callId, version)
    const [oldest] = gone.keys()
    if (gone.size > mostCards && oldest !== undefined) gone.delete(oldest)
  }

  async function readOn(callId: string): Promise<void> {
    const fold = shown.get(callId)?.fold
    if (!fold) return
    for (const record of await sources.read(callId, fold.view.head.seq + 1)) fold.apply(record)
    unread.delete(callId)
  }

  /** What has a card is known better than by the last look. */
  function countLive(): number {
    const cards = [...shown.values()].flatMap(({ card }) => card ?? [])
    const isLive = cards.filter(({ endedAt }) => endedAt === null).length
    return isLive + listed.filter((callId) => !shown.get(callId)?.card).length
  }

  function takeCard(callId: string, call: Shown): boolean {
    const { view } = call.fold
    if (view.head.seq < 0) return false
    const card = cardOf(view, sources.underWay(callId))
    if (call.card && isSame(call.card, card)) return false
    call.card = card
    call.changedIn = version
    return true
  }

  return {
    get version() {
      return version
    },
    get total() {
      return total
    },
    since(seen) {
      const cards = [...shown.values()].flatMap(({ card, changedIn }) => (card && changedIn > seen ? [card] : []))
      const left = seen < 0 ? [] : [...gone].flatMap(([callId, when]) => (when > seen ? [callId] : []))
      return { cards, gone: left }
    },

    async list() {
      const open = await sources.openCalls()
      const newest = new Set(open.slice(-mostCards).map(({ callId }) => callId))
      for (const callId of newest) show(callId)
      // Calls of other processes ring no bell.
      for (const callId of shown.keys()) unread.add(callId)
      listed = open.map(({ callId }) => callId)
    },

    async update(rang) {
      for (const callId of rang) {
        show(callId)
        unread.add(callId)
      }
      for (const callId of unread) {
        if (shown.has(callId)) await readOn(callId)
        else unread.delete(callId)
      }
      let isNew = version === 0
      version += 1
      for (const [callId, call] of shown) {
        if (takeCard(callId, call)) isNew = true
        const endedAt = call.card?.endedAt ?? null
        if (endedAt === null || sources.now() < endedAt + lingerMs) continue
        remove(callId)
        isNew = true
      }
      const before = total
      total = countLive()
      if (!isNew && total === before) version -= 1
    },
  }
}

function isSame(one: Card, other: Card): boolean {
  return (Object.keys(one) as (keyof Card)[]).every((key) => one[key] === other[key])
}
