import { createParser } from 'eventsource-parser'
import { ModelError, type ModelPart } from '../language-model.ts'
import type { AnswerParts } from '../provider/answer-parts.ts'
import { fields, jsonOrUndefined } from '../provider/fields.ts'
import { describeFailure, kindOfStatus } from '../provider/http-error.ts'
import { ToolCallPieces } from './tool-call-pieces.ts'
import { noUsage, readUsage } from './usage.ts'

const longestEvent = 262_144

export interface ChatReaderOptions {
  /** Who answers, for messages. */
  readonly model: string
  readonly answer: AnswerParts
  /** Takes secrets out of what a provider says about a failure. */
  readonly redact: (text: string) => string
}

/**
 * Reads the server-sent events of one chat answer. Lenient in what it does not need (padding, unknown keys, chunks
 * without choices), strict in what it does: without a finish reason the answer was cut.
 */
export class ChatReader {
  readonly #options: ChatReaderOptions
  readonly #toolCalls = new ToolCallPieces()
  readonly #parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ data }) => this.#takeEvent(data),
    onError: () => {
      throw new ModelError('protocol', `${this.#options.model} sent something else than an event stream`)
    },
  })
  #reason: string | null = null
  #usage = noUsage

  constructor(options: ChatReaderOptions) {
    this.#options = options
  }

  /** Takes text as it arrives and gives the parts that it completes. */
  feed(text: string): ModelPart[] {
    return this.#options.answer.collect(() => this.#parser.feed(text))
  }

  /**
   * Nothing more comes: the connection ended in order, or broke by `cause`. Gives the last parts; a cause that is a
   * `ModelError` already is the error.
   */
  end(cause?: unknown): ModelPart[] {
    return this.#options.answer.collect(() => {
      if (cause instanceof ModelError) throw cause
      this.#conclude(cause)
    })
  }

  #takeEvent(data: string): void {
    if (this.#options.answer.finished) return
    if (data === '[DONE]') this.#conclude()
    else this.#takeChunk(data)
  }

  #takeChunk(data: string): void {
    const chunk = jsonOrUndefined(data)
    if (chunk === undefined) throw new ModelError('protocol', `${this.#options.model} sent an event that is not JSON`)
    const { choices, usage, error, object } = fields<'choices' | 'usage' | 'error' | 'object'>(chunk)
    if (error || object === 'error' || object === 'Error') throw this.#reportedError(chunk)
    if (usage) this.#usage = readUsage(usage)
    if (Array.isArray(choices)) this.#takeChoice(choices[0])
  }

  #takeChoice(choice: unknown): void {
    const { delta, finish_reason: reason } = fields<'delta' | 'finish_reason'>(choice)
    const { content, tool_calls: toolCalls } = fields<'content' | 'tool_calls'>(delta)
    this.#options.answer.addText(visibleText(content))
    if (Array.isArray(toolCalls)) for (const piece of toolCalls) this.#toolCalls.add(piece)
    if (typeof reason === 'string') this.#reason = reason
  }

  #conclude(cause?: unknown): void {
    const { model, answer } = this.#options
    if (this.#reason === null)
      throw new ModelError('protocol', `${model} stopped in the middle of its answer`, { cause })
    if (this.#reason === 'error') throw new ModelError('protocol', `${model} broke its answer off with an error`)
    for (const call of this.#toolCalls.all) answer.addToolCall(call.id, call.name, call.arguments)
    answer.finish(this.#reason === 'length' || this.#reason === 'model_length' ? 'length' : 'stop', this.#usage)
  }

  #reportedError(chunk: unknown): ModelError {
    const { model, redact } = this.#options
    const { error, raw_status_code: outer } = fields<'error' | 'raw_status_code'>(chunk)
    const { status: inner, code } = fields<'status' | 'code'>(error)
    const status = [outer, inner, code].find((value) => typeof value === 'number' && value >= 400 && value < 600)
    const kind = typeof status === 'number' ? kindOfStatus(status) : 'overloaded'
    return new ModelError(kind, `${model} reported in its answer: ${redact(describeFailure(chunk))}`)
  }
}

/** Text comes as a string or as a list of chunks, of which the thinking is not for the caller. */
function visibleText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  const texts = content.map((chunk) => fields<'type' | 'text'>(chunk)).filter(({ type }) => type === 'text')
  return texts.map(({ text }) => (typeof text === 'string' ? text : '')).join('')
}
