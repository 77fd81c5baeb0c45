import { z } from 'zod'
import type { ViewChange } from '../../../archive/view/call-view.ts'
import type { BoardChange } from '../../live/board-card.ts'

export const callPath = z.object({ callId: z.string().regex(/^[\w:.-]{1,64}$/, 'must be the id of a call') })

export type { Card, Phase } from '../../live/board-card.ts'

/** The newest record that the browser has: of one that opens a stream of its own, such as after a rest. */
export const beginning = z.object({
  after: z.coerce.number().int().min(-1).default(-1).describe('go on behind this place in the log'),
})

/** Sent by a browser that connects again. */
export const resumption = z.object({ 'last-event-id': z.coerce.number().int().min(-1).catch(-1).default(-1) })

/** `board` of `/api/live`: cards that are new or different, and calls that are to be shown no more; all at first. */
export type BoardEvent = BoardChange & {
  /** The time of the server, in ms since the epoch: clocks differ. */
  readonly now: number
  /** True for the first one: what was shown before counts no more. */
  readonly whole: boolean
}

/** `change` of `/api/calls/:callId/live`. */
export type CallChangeEvent = ViewChange

/** `words` of `/api/calls/:callId/live`: what is being said at this moment, and not in the log yet. */
export interface WordsEvent {
  readonly caller: string
  readonly assistant: string
}
