/** Where somebody is reached: an E.164 number, a `sip:` address, or the name of a client of the account. */
export interface TransferAddress {
  readonly kind: 'number' | 'sip' | 'client'
  /** `+15550100123`, `sip:desk@example.com`, `reception`. */
  readonly address: string
}

/** One attempt to put a caller through. Nothing is ever dialled without one, and only the desk makes them. */
export interface TransferPlan {
  /** Stands for the transfer, with all its attempts, in this call. */
  readonly id: string
  /** The name of the target in the settings; it may be spoken. */
  readonly target: string
  readonly to: TransferAddress
  /** How long it rings, in whole seconds. */
  readonly ringSeconds: number
  /** `cold` connects whoever answers; `warm` tells who calls and connects only on the key 1, so that no voicemail takes the call. */
  readonly mode: 'cold' | 'warm'
  /** What the person hears before deciding, in sentences; empty when cold. */
  readonly whisper: string
  /** The number that the person sees; null for the caller's own. */
  readonly callerId: string | null
  /** From 0; grows with each fallback. */
  readonly step: number
  /** What the caller hears before it rings; nothing where it is missing, as the assistant has said it already. */
  readonly announce?: string
  /** The connected call ends after so many seconds; after the carrier's own limit where it is missing. */
  readonly limitSeconds?: number
}

/** How an attempt ended. `refused` by a key or by hanging up; `voicemail`: something answered and pressed nothing. */
export type TransferOutcome = 'answered' | 'busy' | 'no-answer' | 'refused' | 'voicemail' | 'failed' | 'caller-left'

/** What somebody who was told about a caller did. */
export type ScreenedAnswer = 'accepted' | 'refused' | 'silent'

const forms: Readonly<Record<TransferAddress['kind'], RegExp>> = {
  number: /^\+[1-9]\d{6,14}$/,
  sip: /^sips?:[\w.!~*'()%+-]{1,128}@[\w.-]{1,253}(:\d{1,5})?(;[\w.=-]{1,128})*$/,
  client: /^[\w.@+-]{1,121}$/,
}

/** Whether an address has the form of its kind, and nothing besides: no keys, queries or headers can hide in it. */
export function isDialable({ kind, address }: TransferAddress): boolean {
  return forms[kind].test(address)
}
