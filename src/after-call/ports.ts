/** Something that a call makes us do, kept until it is done: an item of the outbox. */
export interface OutboxEntry {
  /** Its key: the same however often it is tried, and wherever it is received. */
  readonly id: string
  readonly callId: string
  /** The place in the call of the event that caused it. Entries of a call to one target go out in this order. */
  readonly seq: number
  readonly kind: EntryKind
  /** Who gets it: `webhook:…`, `email:…` or `sms:…`; empty for the work of finding out who does. */
  readonly target: string
  readonly createdAt: number
  /** How often it was begun, this time included. */
  readonly attempts: number
  /** When it was begun first, in ms since the epoch; null before that. */
  readonly firstTriedAt: number | null
}

/** The event that caused it. */
export type EntryKind = 'message.taken' | 'emergency.heard' | 'call.ended'

/** Whoever writes the last of a call is given so long to be through with it, before its end is looked at. In ms. */
export const quietAfterEndMs = 2_000

export type NewEntry = Pick<OutboxEntry, 'id' | 'callId' | 'seq' | 'kind' | 'target'>

/** An entry in the hands of a worker, until the lease runs out. */
export interface LeasedEntry extends OutboxEntry {
  readonly lease: string
}

export type EntryState = 'waiting' | 'delivered' | 'dead'

/** An entry as it is shown to the owner. */
export interface ListedEntry extends OutboxEntry {
  readonly state: EntryState
  readonly dueAt: number
  /** Why it did not go through last; null when it never failed. Never holds words or numbers of callers. */
  readonly lastError: string | null
  /** When it was delivered or given up. */
  readonly settledAt: number | null
}

interface OutboxCounts {
  /** Those that failed before among them. */
  readonly waiting: number
  readonly failing: number
  readonly dead: number
}

interface LeaseRequest {
  readonly lease: string
  /** Times are ms since the epoch. */
  readonly now: number
  readonly until: number
  readonly limit: number
}

/**
 * What is still to be done after calls, on disk. Entries come in with the event that causes them, in one transaction.
 * Safe for several workers: of the entries of one call to one target only the first that waits can be claimed.
 */
export interface Outbox {
  /** Takes what is due, oldest first, under a lease; who loses the lease loses the entry. */
  claim(request: LeaseRequest): Promise<LeasedEntry[]>
  /** Holds the lease for longer. */
  renew(entries: readonly LeasedEntry[], until: number): Promise<void>
  /** It is done, and these follow from it; those that are there already stay as they are. */
  delivered(entry: LeasedEntry, now: number, following?: readonly NewEntry[]): Promise<void>
  /** It failed and is tried again at `dueAt`. */
  later(entry: LeasedEntry, failure: { readonly error: string; readonly dueAt: number }): Promise<void>
  /** It has to wait until `dueAt`; that counts as no attempt. */
  postpone(entry: LeasedEntry, dueAt: number): Promise<void>
  /** It is given up. */
  dead(entry: LeasedEntry, failure: { readonly error: string; readonly now: number }): Promise<void>
  /** When the next one can be claimed, in ms since the epoch; null when nothing waits. */
  nextDueAt(): Promise<number | null>
  /** Newest first; with `hasFailed` only those that failed at least once. */
  list(query: {
    readonly states: readonly EntryState[]
    readonly limit: number
    readonly hasFailed?: true
  }): Promise<ListedEntry[]>
  /** How many there are that are not delivered. */
  counts(): Promise<OutboxCounts>
  find(id: string): Promise<ListedEntry | null>
  /** Sends entries once more from now on, with their old keys; gives how many there were. */
  replay(ids: readonly string[], now: number): Promise<number>
}

/** A text to somebody's phone. */
export interface OutgoingText {
  /** E.164. */
  readonly to: string
  readonly from: string
  readonly text: string
  readonly idempotencyKey: string
  /** When an earlier attempt was made, in ms since the epoch; null for the first. */
  readonly triedAt: number | null
}

/** `refused` for ever; `later` it may go through. `code` is the carrier's own. */
export type TextOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly because: string; readonly code: number | null }
  | { readonly kind: 'later'; readonly code: number | null }

export interface TextSender {
  /** Rejects only with the signal's reason. */
  sendText(text: OutgoingText, signal: AbortSignal): Promise<TextOutcome>
}

/** A language model that fills in a form about a text. */
export interface SummaryModel {
  readonly id: string
  /** Gives what the model filled in, unchecked. Rejects when the model fails, and with the signal's reason. */
  fill(request: FormRequest, signal: AbortSignal): Promise<unknown>
}

interface FormRequest {
  readonly system: string
  readonly text: string
  readonly form: {
    readonly name: string
    readonly description: string
    /** JSON Schema of an object. */
    readonly schema: Readonly<Record<string, unknown>>
  }
  readonly maxOutputTokens: number
  /** Groups requests for the provider's cache. */
  readonly callId: string
}
