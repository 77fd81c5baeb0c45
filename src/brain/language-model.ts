/**
 * The one thing the brain needs from a language model: a stream of parts for a list of messages.
 * Implementations live in folders beside this file and pass one contract suite.
 *
 * Contract of `stream`:
 * - It yields zero or more `text-delta` and `tool-call` parts and then exactly one `finish` or one `error`, and ends.
 * - It never throws, except with the signal's reason once the signal is aborted; then its connection is released at once.
 * - Thinking or reasoning text is never yielded. Empty deltas are never yielded.
 * - With `prefix` the answer continues that text; the prefix itself is never repeated in the parts.
 */
export interface LanguageModel {
  /** Provider and model for logs and settings, such as `mistral:mistral-small-latest`. */
  readonly id: string
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelPart>
  /** Opens a connection ahead of need. Never throws; resolves when done or given up. */
  warm?(signal: AbortSignal): Promise<void>
}

export interface ModelRequest {
  /** Byte-stable across the turns of a call, so that the provider's prompt cache holds. */
  readonly system: string
  /** Oldest first, ending with the caller's words. Adapters repair what their provider's order rules refuse. */
  readonly messages: readonly ModelMessage[]
  readonly tools?: readonly ModelTool[]
  /** `none`: the tools are known, but the answer is words. */
  readonly toolChoice?: 'none'
  /** Start of the answer that was already spoken; the model goes on from there. */
  readonly prefix?: string
  readonly maxOutputTokens: number
  readonly temperature: number
  /** Groups requests with a shared prefix for the provider's cache: the call's id. */
  readonly cacheKey: string
}

export type ModelMessage =
  | { readonly role: 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly name: string; readonly text: string }

export interface ModelTool {
  readonly name: string
  readonly description: string
  /** JSON Schema of the input. */
  readonly inputSchema: Readonly<Record<string, unknown>>
}

export interface ToolCall {
  readonly id: string
  readonly name: string
  /** Undefined when what the model wrote is not JSON. */
  readonly input: unknown
}

export type ModelPart =
  | { readonly type: 'text-delta'; readonly text: string }
  | ({ readonly type: 'tool-call' } & ToolCall)
  | { readonly type: 'finish'; readonly reason: 'stop' | 'length' | 'tool-calls'; readonly usage: Usage }
  | { readonly type: 'error'; readonly error: ModelError }

/** Tokens as the provider counted them; null where it did not say. */
export interface Usage {
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly cachedTokens: number | null
}

/**
 * What went wrong, in the words that decide what to do next:
 * `auth` the key is refused (401); `forbidden` this model is not for this key (403); `request` we sent what the
 * provider refuses (400, 422); `missing` no such model (404); `rate-limit` 429; `overloaded` 5xx;
 * `network` no connection or it broke; `timeout` too late; `protocol` an answer that makes no sense or was cut;
 * `empty` a finished answer with no words.
 */
export type ModelErrorKind =
  | 'auth'
  | 'forbidden'
  | 'request'
  | 'missing'
  | 'rate-limit'
  | 'overloaded'
  | 'network'
  | 'timeout'
  | 'protocol'
  | 'empty'

export class ModelError extends Error {
  override name = 'ModelError'
  readonly kind: ModelErrorKind
  /** HTTP status, where there was one. */
  readonly status: number | null
  /** For how long, in ms, the provider asked to be left alone (`Retry-After`), or null. */
  readonly retryAfterMs: number | null

  constructor(
    kind: ModelErrorKind,
    message: string,
    options: { status?: number | null; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.status = options.status ?? null
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
