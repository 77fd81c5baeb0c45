import { createContext, use } from 'react'

/** What the parts of a call's page need of each other; the same for as long as the page is shown, but for the player. */
export interface CallPlace {
  readonly callId: string
  /** Ms since the epoch. */
  readonly startedAt: number
  /** Shows a turn in the conversation and gives it the focus. */
  readonly showTurn: (turn: number) => void
  /** Shows where the time of a turn went. */
  readonly showTiming: (turn: number) => void
  /** Whether turns can be tried again on the phone. */
  readonly mayTryAgain: boolean
  /** Plays the recording from there, in ms from the start of the call; null where none can be played. */
  readonly playFrom: ((ms: number) => void) | null
}

const CallContext = createContext<CallPlace | null>(null)

export const CallPlaceProvider = CallContext

export function useCallPlace(): CallPlace {
  const place = use(CallContext)
  if (place === null) throw new Error('This belongs into the page of a call.')
  return place
}
