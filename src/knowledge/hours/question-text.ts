/** A question from which pieces are taken out as they are understood. What is left was not. */
export class QuestionText {
  #rest: string

  constructor(question: string) {
    const plain = question
      .toLowerCase()
      .replace(/\b([ap])\.? ?m\b\.?/g, '$1m')
      .replace(/['’]s?\b/g, '')
      .replace(/\bgood (?:morning|afternoon|evening|day)\b/g, '')
      .replace(/\bxmas\b/g, 'christmas')
      .replace(/[^\p{L}\p{N}:/-]+/gu, ' ')
    this.#rest = ` ${plain.trim()} `
  }

  /** Small letters with a space between the words and at either end. */
  get rest(): string {
    return this.#rest
  }

  /** Whether this is still there, without taking it. */
  has(pattern: RegExp): boolean {
    return pattern.test(this.#rest)
  }

  /** The match, taken out; null when there is none. */
  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.#rest)
    if (found) this.#rest = `${this.#rest.slice(0, found.index)} ${this.#rest.slice(found.index + found[0].length)}`
    return found
  }

  words(): string[] {
    return this.#rest.match(/[\p{L}\p{N}]+/gu) ?? []
  }
}
