import type { Entry } from '../../phone/transcript.ts'

/** What followed on one turn of a scenario. */
export interface Happened {
  /** What the caller heard, one text for each thing said. */
  readonly heard: readonly string[]
  /** From the end of the caller's words to the first word; null without words. */
  readonly firstWordMs: number | null
  /** All that happened on the line. */
  readonly entries: readonly Entry[]
  /** What the assistant began to do; null where that cannot be seen. */
  readonly actions: readonly SeenAction[] | null
  /** Why there was no such turn; null when there was one. */
  readonly missing: string | null
}

/** An action of the assistant, seen in the log of the call. */
export interface SeenAction {
  readonly name: string
  /** Null while it runs. */
  readonly outcome: string | null
}
