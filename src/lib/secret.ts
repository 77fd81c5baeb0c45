import { inspect } from 'node:util'

const mask = '[secret]'

/**
 * A value that must not be printed. Logs, templates, JSON and `console.log` see `[secret]`;
 * only an explicit `reveal()` at the place of use gives the text.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The text itself, for the one line of code that sends it. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return mask
  }

  toJSON(): string {
    return mask
  }

  [inspect.custom](): string {
    return mask
  }
}
