import { ModelError, type ModelPart, type Usage } from '../language-model.ts'
import { createContinuationFilter } from './continuation.ts'
import { jsonOrUndefined } from './fields.ts'

export interface AnswerPartsOptions {
  /** Who answers, for messages. */
  readonly model: string
  /** The start of the answer that the request had; empty for none. */
  readonly prefix: string
  /** True when the model goes on in the prefix itself, rather than being asked to. */
  readonly continuesPrefix: boolean
}

/**
 * Makes what any provider sends into the parts of the port, as its contract wants them: no empty delta, no repeated
 * prefix, exactly one last part.
 */
export class AnswerParts {
  readonly #model: string
  readonly #continuation: ReturnType<typeof createContinuationFilter> | null
  #parts: ModelPart[] = []
  #spoke = false
  #called = false
  #end: 'finish' | 'error' | null = null

  constructor({ model, prefix, continuesPrefix }: AnswerPartsOptions) {
    this.#model = model
    this.#continuation = prefix.trim() ? createContinuationFilter(prefix, continuesPrefix) : null
  }

  /** True once the last part was given; what is added later is ignored. */
  get finished(): boolean {
    return this.#end !== null
  }

  /** True when the answer came whole. */
  get complete(): boolean {
    return this.#end === 'finish'
  }

  /** Gives the parts that `read` adds. A `ModelError` that it throws is the last of them. */
  collect(read: () => void): ModelPart[] {
    if (this.finished) return []
    this.#parts = []
    try {
      read()
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      this.#addLast({ type: 'error', error })
    }
    return this.#parts
  }

  addText(text: string): void {
    this.#addNewText(this.#continuation?.push(text) ?? text)
  }

  /** Adds a call with its arguments as JSON text; without an input when they are not. Throws a `ModelError` when it names no tool. */
  addToolCall(id: string, name: string, argumentsText: string): void {
    const input = argumentsText.trim() === '' ? {} : jsonOrUndefined(argumentsText)
    if (name === '') throw new ModelError('protocol', `${this.#model} made a tool call without a name`)
    this.#addNewText(this.#continuation?.end() ?? '')
    this.#called = true
    this.#parts.push({ type: 'tool-call', id, name, input })
  }

  /** The answer is whole. Throws a `ModelError` when there is nothing in it. */
  finish(reason: 'stop' | 'length', usage: Usage): void {
    this.#addNewText(this.#continuation?.end() ?? '')
    // Nothing to add to a start that was spoken is an answer too: it was complete.
    if (!this.#spoke && !this.#called && !this.#continuation) {
      throw new ModelError('empty', `${this.#model} gave an empty answer`)
    }
    this.#addLast({ type: 'finish', reason: this.#called ? 'tool-calls' : reason, usage })
  }

  #addNewText(text: string): void {
    if (text === '') return
    this.#spoke ||= text.trim() !== ''
    const last = this.#parts.at(-1)
    // Tokens that arrive in one packet travel on as one part.
    if (last?.type === 'text-delta') this.#parts.splice(-1, 1, { type: 'text-delta', text: last.text + text })
    else this.#parts.push({ type: 'text-delta', text })
  }

  #addLast(part: Extract<ModelPart, { type: 'finish' | 'error' }>): void {
    this.#end = part.type
    this.#parts.push(part)
  }
}
