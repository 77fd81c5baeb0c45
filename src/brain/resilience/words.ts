import { type LanguageModel, ModelError, type ModelPart, type Usage } from '../language-model.ts'

/**
 * Makes the first part of a stream mean that there is something to say or to do: leading blanks are held back until
 * words or a call come, calls of tools that nobody offered are dropped, and a stream that finishes with neither fails as
 * `empty`.
 */
export function withWords(model: LanguageModel): LanguageModel {
  return {
    id: model.id,
    async *stream(request, signal) {
      let blanks: string | null = ''
      const mayCall = (request.tools?.length ?? 0) > 0 && request.toolChoice !== 'none'
      for await (const part of model.stream(request, signal)) {
        if (part.type === 'tool-call') {
          if (!mayCall) continue
          blanks = null
        }
        if (part.type === 'text-delta' && blanks !== null) {
          blanks += part.text
          if (blanks.trim() === '') continue
          yield { type: 'text-delta', text: request.prefix ? blanks : blanks.trimStart() }
          blanks = null
        } else yield blanks !== null && part.type === 'finish' ? nothingSaid(part.usage) : part
      }
    },
  }
}

function nothingSaid({ outputTokens }: Usage): ModelPart {
  const message = `the answer has no words (${outputTokens ?? 'unknown'} output tokens)`
  return { type: 'error', error: new ModelError('empty', message) }
}
