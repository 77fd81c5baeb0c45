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
  /** Of all time since the start; null when there was none. `at` is in ms since the epoch. */
  readonly lastFailure: { readonly at: number; readonly reason: string } | null
  /** How long it took to the first words of its last answers, in ms, oldest first; at most `mostRemembered`. */
  readonly firstWordsMs: readonly number[]
}

/** Remembers how each model did when it was last asked. */
export interface ModelHealth {
  /** The same model, watched. */
  watch(model: LanguageModel): LanguageModel
  states(): ModelState[]
}

const mostRemembered = 50

export function createModelHealth(clock: Clock): ModelHealth {
  const states = new Map<string, ModelState>()

  function note(id: string, state: ModelState['state'], reason: string): void {
    const before = states.get(id)
    const now = clock.now()
    states.set(id, {
      ...{ id, state, reason, since: before?.state === state ? before.since : now },
      lastFailure: reason === '' ? (before?.lastFailure ?? null) : { at: now, reason },
      firstWordsMs: before?.firstWordsMs ?? [],
    })
  }

  function noteFirstWords(id: string, ms: number): void {
    const before = states.get(id)
    if (before) states.set(id, { ...before, firstWordsMs: [...before.firstWordsMs, ms].slice(-mostRemembered) })
  }

  return {
    states: () => [...states.values()],
    watch(model) {
      note(model.id, 'unknown', '')
      return {
        id: model.id,
        async *stream(request, signal) {
          const askedAt = clock.now()
          let began = false
          let spoke = false
          for await (const part of model.stream(request, signal)) {
            if (part.type === 'error') note(model.id, failure(part.error.kind), part.error.message)
            if (part.type !== 'error' && !began) note(model.id, 'ok', '')
            began = true
            if (part.type === 'text-delta' && !spoke) {
              spoke = true
              noteFirstWords(model.id, clock.now() - askedAt)
            }
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
