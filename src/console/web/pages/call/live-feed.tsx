import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CallChangeEvent, WordsEvent } from '../../../routes/live/schema.ts'
import { connection } from '../../data/connection.ts'
import type { StreamState } from '../../data/events/event-stream.ts'
import { useEvents } from '../../data/events/use-events.ts'
import { addressesOf, callQuery, takeChange } from './data.ts'

export const silence: WordsEvent = { caller: '', assistant: '' }

interface LiveFeedProps {
  readonly callId: string
  /** The newest record that the page has when the feed begins. */
  readonly after: number
  readonly onWords: (words: WordsEvent) => void
  readonly onState: (state: StreamState) => void
  /** Nothing more will come. */
  readonly onOver: () => void
}

/** Follows a call while it goes on, and until it is summed up. Shows nothing itself. */
export function LiveFeed({ callId, after: first, onWords, onState, onOver }: LiveFeedProps) {
  const client = useQueryClient()
  // What the page has later is no reason for another stream.
  const [begin] = useState(first)
  const state = useEvents({
    url: (after) => addressesOf(callId).live(after ?? begin),
    on: {
      change(data) {
        const change = data as CallChangeEvent
        takeChange(client, callId, change)
        // What was being said stands in the log now; the next words come right behind.
        if (change.entries.length > 0) onWords(silence)
      },
      words: (data) => onWords(data as WordsEvent),
      over() {
        onWords(silence)
        onOver()
        void client.invalidateQueries(callQuery(callId))
      },
    },
  })
  useEffect(() => {
    onState(state)
    if (state === 'reconnecting') connection.doubt()
  }, [state, onState])
  return null
}
