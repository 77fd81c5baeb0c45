import type { Clock } from '../lib/clock.ts'
import type { LanguageModel, ModelErrorKind } from './language-model.ts'

export interface ModelState {
  readonly id: string
  /** `refused`: the provider does not take the key, or not for this model. `unknown`: not asked yet. */
  readonly state: 'ok' | 'refused' | 'failing' | 'unknown'
  /** The last failure in words; empty when there is none. */
  readonly reason: string
  /** Since when it has been in this state, in ms since the epoch. */
  readonly since: number
}

/** Remembers how each model did when it was last asked. */
export interface ModelHealth {
  /** The same model, watched. */
  watch(model: LanguageModel): LanguageModel
  states(): ModelState[]
}

export function createModelHealth(clock: Clock): ModelHealth {
  const states = new Map<string, ModelState>()

  function note(id: string, state: ModelState['state'], reason: string): void {
    const before = states.get(id)
    const since = before?.state === state ? before.since : clock.now()
    states.set(id, { id, state, reason, since })
  }

  return {
    states: () => [...states.values()],
    watch(model) {
      note(model.id, 'unknown', '')
      return {
        id: model.id,
        async *stream(request, signal) {
          let began = false
          for await (const part of model.stream(request, signal)) {
            if (part.type === 'error') note(model.id, failure(part.error.kind), part.error.message)
            if (part.type !== 'error' && !began) note(model.id, 'ok', '')
            began = true
            yield part
          }
        },
      }
    },
  }
}

function failure(kind: ModelErrorKind): 'refused' | 'failing' {
  return kind === 'auth' || kind === 'forbidden' ? 'refused' : 'failing'
}
