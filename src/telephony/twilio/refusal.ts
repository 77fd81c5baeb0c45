/** Why a request was not let in. */
export interface Refusal {
  readonly cause: RefusalCause
  /** For whoever sent it. */
  readonly message: string
  /** For the owner's log. */
  readonly differs: string
  readonly fix: string
}

/**
 * `unsigned`: whoever sent it does not even claim to be Twilio. `address`: it was signed for another address. `parameters`:
 * they were changed on the way. `token`: signed with something else, or by somebody else. `outside`: without a token,
 * only this machine may call.
 */
export type RefusalCause = 'unsigned' | 'address' | 'parameters' | 'token' | 'outside'
