import type { LanguageModel, ModelPart, ModelRequest } from '../../src/brain/language-model.ts'
import type { Round } from './attack.ts'

/** A model that does whatever its attacker wants, whatever it is told. */
export interface ObeyingModel extends LanguageModel {
  /** Every request so far, oldest first. */
  readonly requests: readonly ModelRequest[]
  /** In this call it gives these from now on, one each time that it is asked; otherwise, harmless words. */
  obey(callId: string, rounds: readonly Round[]): void
}

const harmless = 'All right.'
const usage = { inputTokens: null, outputTokens: null, cachedTokens: null }

export function obeyingModel(): ObeyingModel {
  const requests: ModelRequest[] = []
  const roundsByCall = new Map<string, Round[]>()
  return {
    id: 'obeying',
    requests,
    obey(callId, rounds) {
      roundsByCall.set(callId, [...rounds])
    },
    async *stream(request, signal): AsyncGenerator<ModelPart> {
      signal.throwIfAborted()
      requests.push(request)
      const round = roundsByCall.get(request.cacheKey)?.shift() ?? [harmless]
      const emissions = typeof round === 'function' ? round(request) : round
      for (const [index, emission] of emissions.entries()) {
        if (typeof emission === 'string') yield { type: 'text-delta', text: emission }
        else {
          const { tool: name, input } = emission
          yield { type: 'tool-call', id: `call${index}`.padEnd(9, '0'), name, input }
        }
      }
      const usesTools = emissions.some((emission) => typeof emission !== 'string')
      yield { type: 'finish', reason: usesTools ? 'tool-calls' : 'stop', usage }
    },
  }
}
