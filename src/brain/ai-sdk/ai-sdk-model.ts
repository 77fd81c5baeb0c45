import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { LanguageModel, ModelPart, ModelRequest } from '../language-model.ts'
import { AnswerParts } from '../provider/answer-parts.ts'
import { PartReader } from './part-reader.ts'
import { callOptions } from './prompt.ts'

/** Any model of an AI SDK provider package, by its provider interface and without the SDK's own loop. */
export function createAiSdkModel(id: string, model: LanguageModelV4): LanguageModel {
  return { id, stream: (request, signal) => streamAnswer(id, model, request, signal) }
}

async function* streamAnswer(
  id: string,
  model: LanguageModelV4,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const answer = new AnswerParts({ model: id, prefix: request.prefix ?? '', continuesPrefix: false })
  const reader = new PartReader(id, answer)
  try {
    const { stream } = await model.doStream(callOptions(request, signal))
    // Leaving the loop cancels the stream, which stops the model.
    for await (const given of stream) {
      for (const part of reader.take(given)) {
        signal.throwIfAborted()
        yield part
      }
      if (answer.finished) return
    }
    for (const part of reader.end()) yield part
  } catch (error) {
    if (signal.aborted) throw signal.reason
    for (const part of reader.end(error)) yield part
  }
}
