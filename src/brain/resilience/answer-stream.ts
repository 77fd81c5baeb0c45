import type { ModelError, ModelPart, ModelRequest } from '../language-model.ts'

/**
 * What several models together make of one request: who speaks, that one's words, each failure on the way, and a
 * `finish`. A stream that ends without a finish broke off: nobody could begin, or nobody could go on.
 */
export type AnswerStreamPart =
  /** The words and calls that follow are this model's; calls before it that have no `finish` are void. */
  | { readonly type: 'speaker'; readonly model: string }
  | Extract<ModelPart, { type: 'text-delta' | 'tool-call' | 'finish' }>
  | { readonly type: 'fault'; readonly model: string; readonly error: ModelError; readonly afterMs: number }

/**
 * Throws the signal's reason once it is aborted, and then holds nothing open.
 * @param limitMs when the whole of it is broken off, where that is sooner than usual
 */
export type AnswerStream = (
  request: ModelRequest,
  signal: AbortSignal,
  limitMs?: number,
) => AsyncIterable<AnswerStreamPart>
