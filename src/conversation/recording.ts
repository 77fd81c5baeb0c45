/** Decides whether calls are recorded by the carrier. Without one, none is. */
export interface RecordingDesk {
  /** What comes before the greeting of a call. `notice` is said, and then it is recorded; `ask` waits for an answer. */
  opening(call: RecordingFacts): RecordingOpening
  /** What the caller's answer to the question means: yes, no, or null for neither. Both empty: nothing was said. */
  understand(answer: { readonly words: string; readonly digits: string }, call: RecordingFacts): boolean | null
}

type RecordingOpening = { readonly kind: 'none' } | { readonly kind: 'notice' | 'ask'; readonly text: string }

/** What is known of a call before it is greeted. */
export interface RecordingFacts {
  /** E.164, or what the carrier gave instead. */
  readonly caller: string
  readonly called: string
}
