/** What the console asks the rest of the program about how it does. Times are ms since the epoch. */
export interface HealthSlice {
  /** Whether anybody but this machine can call: there is a token to know Twilio by. */
  readonly isConnected: boolean
  /** As `/readyz` has them. */
  parts(): Promise<readonly HealthPart[]>
  line(): LineCondition
  models(): readonly ModelCondition[]
  /** Twilio is asked now and then; nothing that it does makes this fail. */
  wiring(): Promise<WiringCondition>
  traffic(): TrafficCondition
  readonly deliveries: Deliveries
  /** Null where nothing is kept on disk. */
  disk(): Promise<DiskCondition | null>
  /** How many calls the archive has not read yet; counts no further than `most`. */
  backlog(most: number): Promise<number>
  readonly versions: {
    readonly node: string
    readonly database: string
    /** When the program began. */
    readonly startedAt: number
  }
}

/** A part of the program that calls need. */
export interface HealthPart {
  readonly name: 'calls' | 'store' | 'twilio' | 'line' | 'model' | 'knowledge'
  /** `down` keeps us from taking calls; `degraded` callers may notice; `ok` all is well. */
  readonly state: 'ok' | 'degraded' | 'down'
  /** In a sentence for the owner: what is, and what to do about it. */
  readonly reason: string
}

interface LineCondition {
  readonly line: 'relay' | 'webhook'
  readonly reason: string
  /** When Twilio last told what the account is; null when it has not. */
  readonly toldAt: number | null
  /** How many numbers are answered by webhooks because their relay failed, and what it failed of last. */
  readonly webhookOnly: { readonly count: number; readonly reason: string } | null
}

export interface ModelCondition {
  readonly id: string
  readonly state: 'ok' | 'refused' | 'failing' | 'unknown'
  /** Of the failure that lasts; empty for none. */
  readonly reason: string
  readonly since: number
  readonly lastFailure: { readonly at: number; readonly reason: string } | null
  /** From the question to the first words of its last answers, in ms. */
  readonly firstWordsMs: readonly number[]
}

export type WiringCondition =
  | { readonly kind: 'without-keys' }
  | { readonly kind: 'unknown'; readonly at: number; readonly reason: string }
  | {
      readonly kind: 'known'
      readonly at: number
      /** What the numbers are compared with; null where it is not set. */
      readonly publicUrl: string | null
      /** A number of the settings that the account does not have; else null. */
      readonly missing: string | null
      readonly numbers: readonly {
        readonly number: string
        readonly name: string
        readonly differences: readonly WiringDifference[]
      }[]
    }

interface WiringDifference {
  readonly setting: string
  readonly found: string | null
  readonly wanted: string | null
  readonly state: 'degraded' | 'down'
  readonly why: string
}

export interface TrafficCondition {
  readonly since: number
  readonly lastLetIn: { readonly at: number; readonly path: string } | null
  /** Of the last day. */
  readonly letIn: number
  readonly refused: readonly {
    readonly path: string
    readonly cause: 'unsigned' | 'address' | 'parameters' | 'token' | 'outside' | null
    readonly differs: string
    readonly fix: string
    readonly count: number
    readonly lastAt: number
  }[]
}

/** What goes out after calls. */
export interface Deliveries {
  counts(): Promise<{ readonly waiting: number; readonly failing: number; readonly dead: number }>
  /** Newest first: those that failed and are tried again, or those that were given up. */
  list(which: 'failing' | 'dead', limit: number): Promise<readonly Delivery[]>
  /** Null when there is none. */
  find(id: string): Promise<Delivery | null>
  /** Sends one once more, at once, with its old key. */
  replay(id: string): Promise<void>
}

export interface Delivery {
  readonly id: string
  readonly callId: string
  readonly kind: string
  /** `webhook:…`, `email:…` or `sms:…`; empty for the work of finding out who is told. */
  readonly target: string
  readonly state: 'waiting' | 'delivered' | 'dead'
  readonly attempts: number
  /** Never holds words or numbers of callers. */
  readonly lastError: string | null
  readonly createdAt: number
  readonly dueAt: number
  readonly settledAt: number | null
}

interface DiskCondition {
  readonly freeBytes: number
  readonly totalBytes: number
  /** Of the data folder. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}
