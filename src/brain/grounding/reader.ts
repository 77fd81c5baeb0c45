import type { Token } from './tokens.ts'

/**
 * The tokens of a text that may still grow. It notices when somebody looks beyond the end: what was read then may
 * become something else with the next word.
 */
export class Reader {
  readonly tokens: readonly Token[]
  /** True once somebody looked beyond the end of a growing text; set back by whoever begins to read a specific. */
  touchedEnd = false
  readonly #isWhole: boolean

  constructor(tokens: readonly Token[], isWhole: boolean) {
    this.tokens = tokens
    this.#isWhole = isWhole
  }

  at(place: number): Token | undefined {
    const token = this.tokens[place]
    if (!token && place >= this.tokens.length && !this.#isWhole) this.touchedEnd = true
    return token
  }
}
