/** A caller's question that was not answered, as the log of calls has it. */
export interface UnansweredQuestion {
  readonly callId: string
  /** Of that call; a turn is in the list once. */
  readonly turn: number
  /** When it was found that there is no answer, in ms since the epoch. */
  readonly at: number
  /** The caller's words. */
  readonly question: string
  readonly because: UnansweredReason
  /** When the owner had dealt with it, in ms since the epoch; null while it is open. */
  readonly doneAt: number | null
}

/**
 * `nothing-found` the documents have nothing that fits; `refused` the model said that it does not know; `corrected` the
 * model's words had something in them that no document says.
 */
export type UnansweredReason = 'nothing-found' | 'refused' | 'corrected'

export interface QuestionKey {
  readonly callId: string
  readonly turn: number
}

/** The questions that nobody could answer, for the owner to go through. */
export interface UnansweredQuestions {
  /** Newest first, at most `limit` of them. */
  list(options: { readonly includeDone: boolean; readonly limit: number }): Promise<UnansweredQuestion[]>
  /** Marks the open ones among them as dealt with `at` that time, in ms since the epoch. Gives how many these were. */
  markDone(keys: readonly QuestionKey[], at: number): Promise<number>
  /** Marks the done ones among them as open again. Gives how many these were. */
  markOpen(keys: readonly QuestionKey[]): Promise<number>
}
