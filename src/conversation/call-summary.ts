/** What is found out about a call after its end. Missing in calls that have not been looked at yet. */
export interface CallSummary {
  readonly outcome: CallOutcome
  /** In a few sentences by a model, in the owner's language; null without one. */
  readonly summary: string | null
  /** What the settings ask to be picked out, each from the caller's own words. */
  readonly fields: readonly ExtractedField[]
  readonly sentiment: Sentiment | null
  /** The model that wrote it; null without one. */
  readonly model: string | null
  readonly cost: CallCost
}

/**
 * What came of a call, the weightiest first: an `emergency` was told; the caller was `transferred`; a `message` was
 * left; something was `done` by an action; a question was `answered`; or none was (`unanswered`); the caller said
 * nothing (`abandoned`); or was not let in (`refused`).
 */
export type CallOutcome =
  | 'emergency'
  | 'transferred'
  | 'message'
  | 'done'
  | 'answered'
  | 'unanswered'
  | 'abandoned'
  | 'refused'

export interface ExtractedField {
  readonly name: string
  readonly value: string | number | boolean
  /** The turn in which the caller said it, and the caller's words for it. */
  readonly turn: number
  readonly words: string
}

type Sentiment = 'positive' | 'neutral' | 'negative'

/** What a call cost, as far as prices are known. */
export interface CallCost {
  /** ISO 4217. */
  readonly currency: string
  /** Of all parts with a known price. */
  readonly amount: number
  /** The month of the price table: `2026-11`. */
  readonly prices: string
  readonly parts: readonly CostPart[]
}

export interface CostPart {
  readonly what: CostKind
  /** A model's id, or the country of a number; null where there is nothing to tell apart. */
  readonly detail: string | null
  readonly quantity: number
  readonly unit: 'minute' | '15 seconds' | '100 characters' | 'text' | 'token'
  /** Null when the price is unknown. */
  readonly amount: number | null
  /** True when the quantity is reckoned, not counted. */
  readonly estimated: boolean
}

export type CostKind =
  | 'call'
  | 'relay'
  | 'transfer'
  | 'recording'
  | 'recognition'
  | 'voice'
  | 'texts'
  | 'model-input'
  | 'model-cached'
  | 'model-output'
