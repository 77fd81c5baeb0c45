import type { LanguageModel, ModelPart } from '../language-model.ts'
import { upToSentenceEnd } from './sentence-end.ts'

/** Providers that keep to `maxOutputTokens` stay far below: a token has four to five characters in most languages. */
const charactersPerToken = 6

/**
 * Stops an answer that runs on although the request bounds it: at the first sentence end after the cap, or at twice
 * the cap where there is none. The prefix counts as part of the answer.
 */
export function withLengthCap(model: LanguageModel): LanguageModel {
  return {
    id: model.id,
    async *stream(request, signal) {
      const cap = request.maxOutputTokens * charactersPerToken
      let length = request.prefix?.length ?? 0
      for await (const part of model.stream(request, signal)) {
        if (part.type === 'text-delta') length += part.text.length
        if (part.type !== 'text-delta' || length <= cap) {
          yield part
          continue
        }
        const end = upToSentenceEnd(part.text) ?? (length > 2 * cap ? part.text.slice(0, cap) : null)
        yield { type: 'text-delta', text: end ?? part.text }
        if (end === null) continue
        yield cappedFinish
        return
      }
    },
  }
}

const cappedFinish: ModelPart = {
  type: 'finish',
  reason: 'length',
  usage: { inputTokens: null, outputTokens: null, cachedTokens: null },
}
