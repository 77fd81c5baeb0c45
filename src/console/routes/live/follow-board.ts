import type { Mask } from '../../access/mask.ts'
import type { Card } from '../../live/board-card.ts'
import type { NowBoard } from '../../live/now-board.ts'
import type { Heartbeat, ServerEvent } from '../../live/server-events.ts'
import type { BoardEvent } from './schema.ts'

export interface BoardOptions {
  readonly mask: Mask
  /** Whether whoever looks may still do so. */
  readonly stillAllowed: () => Promise<boolean>
  readonly now: () => number
}

/** A sign-in that has ended sees nothing more, after so long. */
const askAgainEveryMs = 30_000

/** The board as events: whole at first, so that whoever comes back after a break has no gap, then what changes. */
export async function* followBoard(
  board: NowBoard,
  { mask, stillAllowed, now }: BoardOptions,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent | Heartbeat, void> {
  using looker = board.look()
  let whole = true
  let askedAt = now()
  for (;;) {
    const change = await looker.next(signal)
    if (change) {
      const data: BoardEvent = { ...change, cards: change.cards.map((card) => masked(card, mask)), now: now(), whole }
      whole = false
      yield { event: 'board', data }
    } else yield 'heartbeat'
    if (now() - askedAt < askAgainEveryMs) continue
    askedAt = now()
    if (!(await stillAllowed())) return
  }
}

function masked(card: Card, { masks, number, text }: Mask): Card {
  if (!masks) return card
  const { from, to, name, caller, assistant } = card
  return {
    ...card,
    ...{ from: number(from), to: number(to), name: name && text(name) },
    ...{ caller: text(caller), assistant: text(assistant) },
  }
}
