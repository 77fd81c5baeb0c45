import { useEffect, useState } from 'react'
import type { BoardEvent, Card } from '../../../routes/live/schema.ts'
import { announce } from '../../components/announcer.ts'
import { connection } from '../../data/connection.ts'
import type { StreamState } from '../../data/events/event-stream.ts'
import { useEvents } from '../../data/events/use-events.ts'
import { now as texts } from '../../texts/en/now.ts'
import { type BoardState, boardAfter, settled } from './board-state.ts'

interface FollowedBoard {
  /** Null until the first event. */
  readonly board: BoardState | null
  readonly stream: StreamState
  /** Gives the calls that wait their place. */
  readonly settle: () => void
}

/**
 * Follows the calls that go on.
 *
 * @param isHeld whether nothing may change its place at the moment
 */
export function useBoard(isHeld: boolean): FollowedBoard {
  const [board, setBoard] = useState<BoardState | null>(null)
  const settle = () => setBoard((state) => state && settled(state))

  const stream = useEvents({
    url: () => '/api/live',
    on: {
      board(data) {
        const event = data as BoardEvent
        for (const card of event.cards) if (isNewEmergency(card, board)) announce(texts.emergency(card.emergency ?? ''))
        setBoard((state) => boardAfter(state, event, isHeld, Date.now()))
      },
    },
  })

  useEffect(() => {
    if (!isHeld) setBoard((state) => state && settled(state))
  }, [isHeld])
  useEffect(() => {
    if (stream === 'reconnecting') connection.doubt()
  }, [stream])
  return { board, stream, settle }
}

function isNewEmergency({ callId, emergency }: Card, board: BoardState | null): boolean {
  if (emergency === null || board === null) return false
  const before = [...board.cards, ...board.waiting].find((card) => card.callId === callId)
  return before?.emergency !== emergency
}
