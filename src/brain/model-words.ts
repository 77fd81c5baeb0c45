import { createCitationReader } from './grounding/citations.ts'

/** An answer's words as a caller gets to hear them, and what the model tells beside them. */
export interface ModelWords {
  /** Takes what a model wrote; gives what of it may be heard by now. */
  push(text: string): string
  /** Gives what was held back; what is pushed then begins anew. */
  end(): string
  /** All that may be heard, what was spoken before included. */
  readonly said: string
  /** The numbers of the passages that it named. */
  readonly cited: readonly number[]
  /** True when it said that the answer is not written. */
  readonly declined: boolean
}

/** @param spoken what was said of this answer before */
export function createModelWords(spoken: string): ModelWords {
  const citations = createCitationReader()
  let said = spoken

  function heard(text: string): string {
    // What stood behind a mark at the very beginning.
    const words = said === '' ? text.trimStart() : text
    said += words
    return words
  }

  return {
    push: (text) => heard(citations.push(text)),
    end: () => heard(citations.end()),
    get said() {
      return said
    },
    cited: citations.cited,
    get declined() {
      return citations.declined
    },
  }
}
