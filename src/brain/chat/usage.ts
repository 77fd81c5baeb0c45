import type { Usage } from '../language-model.ts'
import { fields } from '../provider/fields.ts'

export const noUsage: Usage = { inputTokens: null, outputTokens: null, cachedTokens: null }

/** Reads `usage`. Cached tokens are seen under three names. */
export function readUsage(usage: unknown): Usage {
  const counts = fields<
    'prompt_tokens' | 'completion_tokens' | 'num_cached_tokens' | 'prompt_tokens_details' | 'prompt_token_details'
  >(usage)
  const details = fields<'cached_tokens'>(counts.prompt_tokens_details ?? counts.prompt_token_details)
  return {
    inputTokens: countOrNull(counts.prompt_tokens),
    outputTokens: countOrNull(counts.completion_tokens),
    cachedTokens: countOrNull(counts.num_cached_tokens ?? details.cached_tokens),
  }
}

function countOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
