/** What a caller wants to be passed on; all of it is the caller's own words but `for`. */
export interface TakenMessage {
  /** `call-back` when the caller wants to be called. */
  readonly kind: 'message' | 'call-back'
  /** A name of the settings; null for the business as a whole. */
  readonly for: string | null
  readonly name: string | null
  /** E.164. To be read by people: nothing dials it or texts it. */
  readonly number: string | null
  readonly reason: string | null
  readonly urgency: 'normal' | 'urgent' | null
  readonly bestTime: string | null
}
