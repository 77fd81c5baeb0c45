import { z } from 'zod'
import type { ViewChange } from '../../../archive/view/call-view.ts'
import type { BoardChange } from '../../live/board-card.ts'

export const callPath = z.object({ callId: z.string().regex(/^[\w:.-]{1,64}$/, 'must be the id of a call') })

export type { Card, Phase } from '../../live/board-card.ts'

const place = z.coerce.number().int().min(-1)

/** Sent by a browser that connects again by itself. */
export const resumption = z.object({ 'last-event-id': place.optional().catch(undefined) })
/** The same for one that begins a connection anew, which cannot send headers of its own. */
export const resumptionQuery = z.object({ after: place.default(-1).describe('the newest record that is known') })

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
