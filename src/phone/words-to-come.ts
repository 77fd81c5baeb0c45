import { EventEmitter, once } from 'node:events'

/** Words that a caller is still speaking: guesses at all of them so far, then the words themselves. */
export class WordsToCome {
  readonly #changes = new EventEmitter()
  #guess = ''
  #isFinal = false

  /** The words so far; all of them, once they are final. */
  get text(): string {
    return this.#guess
  }

  get isFinal(): boolean {
    return this.#isFinal
  }

  guess(text: string): void {
    if (this.#isFinal || text === this.#guess) return
    this.#guess = text
    this.#changes.emit('change')
  }

  /** These are the words; an empty text was only a noise. */
  finish(text: string): void {
    if (this.#isFinal) return
    this.#guess = text
    this.#isFinal = true
    this.#changes.emit('change')
  }

  /** Each guess as it comes, then the words. Rejects with the signal's reason. */
  async *follow(signal: AbortSignal): AsyncGenerator<{ readonly text: string; readonly isFinal: boolean }> {
    for (let told = ''; ; ) {
      const { text, isFinal } = this
      if (isFinal || text !== told) yield { text, isFinal }
      if (isFinal) return
      told = text
      if (!this.#isFinal && this.#guess === told) await once(this.#changes, 'change', { signal })
    }
  }

  /** The words, once they are final. Rejects with the signal's reason. */
  async final(signal: AbortSignal): Promise<string> {
    while (!this.#isFinal) await once(this.#changes, 'change', { signal })
    return this.#guess
  }
}
