import {
  type LanguageModel,
  ModelError,
  type ModelErrorKind,
  type ModelPart,
  type ModelRequest,
} from '../../src/brain/language-model.ts'
import type { Clock } from '../../src/lib/clock.ts'

/** One thing that a scripted model does: yield a part, wait on the clock, or say nothing for ever. */
export type ScriptStep = ModelPart | { readonly type: 'wait'; readonly ms: number }

export const text = (words: string): ScriptStep => ({ type: 'text-delta', text: words })
export const wait = (ms: number): ScriptStep => ({ type: 'wait', ms })
export const hang = (): ScriptStep => wait(Number.POSITIVE_INFINITY)
export const fail = (kind: ModelErrorKind, retryAfterMs: number | null = null): ScriptStep => ({
  type: 'error',
  error: new ModelError(kind, `scripted ${kind}`, { retryAfterMs }),
})
export const finish = (reason: 'stop' | 'length' = 'stop'): ScriptStep => ({
  type: 'finish',
  reason,
  usage: { inputTokens: null, outputTokens: null, cachedTokens: null },
})

export interface ScriptedModel extends LanguageModel {
  /** Every request so far, oldest first. */
  readonly requests: readonly ModelRequest[]
  /** How many streams are open: 0 once everything was released. */
  live(): number
}

/** A model that keeps the port's contract and plays its scripts in turn, one per request; the last one repeats. */
export function scriptedModel(id: string, clock: Clock, ...scripts: readonly ScriptStep[][]): ScriptedModel {
  const requests: ModelRequest[] = []
  let live = 0
  return {
    id,
    requests,
    live: () => live,
    async *stream(request, signal) {
      const script = scripts[Math.min(requests.length, scripts.length - 1)] ?? []
      requests.push(request)
      live += 1
      try {
        for (const step of script) {
          signal.throwIfAborted()
          if (step.type === 'wait') await clock.sleep(step.ms, signal)
          else yield step
        }
      } finally {
        live -= 1
      }
    },
  }
}

/** Reads a stream to its end; a test turns the clock meanwhile. */
export async function collect<Part>(stream: AsyncIterable<Part>): Promise<Part[]> {
  const parts: Part[] = []
  for await (const part of stream) parts.push(part)
  return parts
}

/** Parts in short: words as they are, other parts by name. */
export function brief(parts: readonly ModelPart[]): string[] {
  return parts.map((part) => {
    if (part.type === 'text-delta') return part.text
    if (part.type === 'error') return `error ${part.error.kind}`
    return part.type === 'finish' ? `finish ${part.reason}` : part.type
  })
}
