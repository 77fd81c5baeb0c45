import type { Notice } from './notice.ts'
import type { Target } from './targets.ts'

/**
 * How a delivery ended. `why` is for the owner: a status or a code, never words or numbers of callers, and nothing that
 * the receiver wrote.
 */
export type DeliveryOutcome =
  | { readonly kind: 'delivered' }
  /** It may go through later. */
  | { readonly kind: 'later'; readonly why: string }
  /** It never will. */
  | { readonly kind: 'refused'; readonly why: string }

export interface Delivery<T extends Target = Target> {
  /** The same for the same delivery, however often it is tried. */
  readonly id: string
  readonly notice: Notice
  readonly target: T
  /** When an earlier attempt began, in ms since the epoch; null for the first. */
  readonly triedAt: number | null
}

/** Rejects only with the signal's reason. */
export type Deliver<T extends Target> = (delivery: Delivery<T>, signal: AbortSignal) => Promise<DeliveryOutcome>

export const delivered: DeliveryOutcome = { kind: 'delivered' }

/** The code of an error of Node or of a library, which names no address and repeats no words. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[A-Z_a-z0-9]{1,40}$/.test(code) ? code : 'an unknown failure'
}
