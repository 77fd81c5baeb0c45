import type { CarrierError } from '../carrier-error.ts'

/** A session of the relay line as it went, or goes on. */
export interface RelaySession {
  /** `VX` and 32 hexadecimal digits; the same after a reconnect. */
  readonly sessionId: string
  /** As the TwiML has it. */
  readonly url: string
  /** `ended` by the app, `completed` by the caller who hung up, `failed` for `error`. */
  readonly status: 'open' | 'ended' | 'completed' | 'failed'
  /** What the app gave with its `end`; null without. */
  readonly handoffData: string | null
  readonly error: CarrierError | null
  /** All messages of both sides, in the order in which they left and came. */
  readonly frames: readonly Frame[]
  /** The network fails. */
  drop(): void
}

export interface Frame {
  readonly from: 'carrier' | 'app'
  /** By the line's clock. */
  readonly at: number
  /** The message; its plain text where that is not JSON. */
  readonly message: unknown
  /** Why the carrier dropped it; null when it did not. */
  readonly refusal: string | null
}
