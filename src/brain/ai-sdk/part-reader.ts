import type { LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider'
import { ModelError, type ModelPart, type Usage } from '../language-model.ts'
import type { AnswerParts } from '../provider/answer-parts.ts'
import { providerFailure } from './failure.ts'

type FinishPart = Extract<LanguageModelV4StreamPart, { type: 'finish' }>

/** Makes the stream parts of an AI SDK provider into ours; those that a phone has no use for are passed over. */
export class PartReader {
  readonly #model: string
  readonly #answer: AnswerParts

  constructor(model: string, answer: AnswerParts) {
    this.#model = model
    this.#answer = answer
  }

  take(part: LanguageModelV4StreamPart): ModelPart[] {
    return this.#answer.collect(() => {
      if (part.type === 'text-delta') this.#answer.addText(part.delta)
      if (part.type === 'tool-call') this.#answer.addToolCall(part.toolCallId, part.toolName, part.input)
      if (part.type === 'error') throw providerFailure(this.#model, part.error)
      if (part.type === 'finish') this.#finish(part)
    })
  }

  /** Nothing more comes; `failure` is why. Gives the last part, unless it was given. */
  end(failure?: unknown): ModelPart[] {
    return this.#answer.collect(() => {
      throw failure === undefined ? this.#cut() : providerFailure(this.#model, failure)
    })
  }

  #finish({ finishReason: { unified: reason }, usage }: FinishPart): void {
    if (reason === 'interrupted' || reason === 'error') throw this.#cut()
    this.#answer.finish(reason === 'length' ? 'length' : 'stop', readUsage(usage))
  }

  #cut(): ModelError {
    return new ModelError('protocol', `${this.#model} stopped in the middle of its answer`)
  }
}

function readUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): Usage {
  return {
    inputTokens: inputTokens.total ?? null,
    outputTokens: outputTokens.total ?? null,
    cachedTokens: inputTokens.cacheRead ?? null,
  }
}
