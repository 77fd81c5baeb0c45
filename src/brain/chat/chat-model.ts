import type { LanguageModel, ModelPart, ModelRequest } from '../language-model.ts'
import { AnswerParts } from '../provider/answer-parts.ts'
import { ChatReader } from './chat-reader.ts'
import { type ChatConnection, openAnswer, warmUp, withoutKey } from './connection.ts'
import { type DialectName, dialects } from './dialects.ts'
import { followSignal } from './follow-signal.ts'
import { chatRequestBody, resumesPrefix } from './request-body.ts'

export interface ChatModelSettings extends ChatConnection {
  readonly dialect: DialectName
  /** The provider's name of the model. */
  readonly model: string
}

/** A model behind Mistral's chat completions, or behind a server that speaks the OpenAI style of them. */
export function createChatModel(settings: ChatModelSettings): LanguageModel {
  return {
    id: modelId(settings),
    stream: (request, signal) => streamAnswer(settings, request, signal),
    warm: (signal) => warmUp(settings, signal),
  }
}

async function* streamAnswer(
  settings: ChatModelSettings,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  using attempt = followSignal(signal)
  const dialect = dialects[settings.dialect]
  const model = modelId(settings)
  const answer = new AnswerParts({
    model,
    prefix: request.prefix ?? '',
    continuesPrefix: resumesPrefix(dialect, request),
  })
  const reader = new ChatReader({ model, answer, redact: (text) => withoutKey(settings, text) })
  try {
    const sent = chatRequestBody(settings.model, dialect, request)
    const body = await openAnswer(settings, model, sent, attempt.signal)
    for await (const text of body.iterator({ destroyOnReturn: false })) {
      for (const part of reader.feed(text)) {
        signal.throwIfAborted()
        yield part
      }
      if (answer.finished) return
    }
    for (const part of reader.end()) yield part
  } catch (error) {
    if (signal.aborted) throw signal.reason
    for (const part of reader.end(error)) yield part
  } finally {
    // A whole answer is left to end by itself, and its connection to the next one.
    if (!answer.complete) attempt.abort()
  }
}

function modelId({ dialect, model }: ChatModelSettings): string {
  return `${dialect}:${model}`
}
