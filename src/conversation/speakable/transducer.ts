/**
 * A step of the way from a model's text to speech: takes text in pieces, gives out what is sure by now.
 * Pieces are worked through character by character, so the outcome never depends on how the text was cut.
 */
export interface Transducer {
  push(text: string): string
  /** Gives out what was held back. Nothing may be pushed afterwards. */
  end(): string
}

/** Runs each step's output through the next. */
export function chain(steps: readonly Transducer[]): Transducer {
  return {
    push: (text) => steps.reduce((rest, step) => step.push(rest), text),
    end: () => steps.reduce((rest, step) => step.push(rest) + step.end(), ''),
  }
}
