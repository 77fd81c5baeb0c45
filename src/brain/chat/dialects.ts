import type { ModelRequest } from '../language-model.ts'

export type DialectName = 'mistral' | 'openai' | 'ollama' | 'vllm'

/** In what the servers that speak OpenAI-style chat completions differ. */
export interface Dialect {
  readonly outputLimitField: 'max_tokens' | 'max_completion_tokens'
  /** True when a last assistant message with `prefix: true` is continued. */
  readonly continuesPrefix: boolean
  /** True when tool call ids must be nine letters or digits. */
  readonly shortToolCallIds: boolean
  /** Whether the model lets its temperature be set. */
  takesTemperature(model: string): boolean
  /** Further fields of the body. */
  extraFields(model: string, request: ModelRequest): Record<string, unknown>
}

const openAiStyle: Dialect = {
  outputLimitField: 'max_tokens',
  continuesPrefix: false,
  shortToolCallIds: false,
  takesTemperature: () => true,
  extraFields: () => ({ stream_options: { include_usage: true } }),
}

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  // Mistral answers 422 to any field that it does not know; its stream carries usage unasked.
  mistral: {
    outputLimitField: 'max_tokens',
    continuesPrefix: true,
    shortToolCallIds: true,
    takesTemperature: () => true,
    extraFields: (model, { cacheKey }) => ({
      prompt_cache_key: cacheKey,
      // Only these can think, and only they know the field. Thinking first would cost seconds on a call.
      ...(/^mistral-(small|medium)/.test(model) && { reasoning_effort: 'none' }),
    }),
  },
  openai: {
    ...openAiStyle,
    outputLimitField: 'max_completion_tokens',
    // OpenAI's reasoning models answer 400 to any temperature but their own.
    takesTemperature: (model) => !/^(o\d|gpt-5)/.test(model),
  },
  ollama: openAiStyle,
  vllm: openAiStyle,
}
