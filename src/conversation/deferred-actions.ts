import type { TurnActions } from './ports.ts'

/** Actions for words that may still change: none begins before a turn has adopted them. */
export interface DeferredActions {
  readonly actions: TurnActions
  /** The words are final: what was asked for, and will be, happens in this turn. */
  adopt(turn: TurnActions): void
}

/** @param guess what the turn would have to offer */
export function deferActions(guess: TurnActions): DeferredActions {
  const adopted = Promise.withResolvers<TurnActions>()
  let current = guess
  return {
    actions: {
      offered: guess.offered,
      claims: guess.claims,
      get done() {
        return current.done
      },
      get results() {
        return current.results
      },
      get directive() {
        return current.directive
      },
      run: async (request, signal) => (await settledBy(adopted.promise, signal)).run(request, signal),
    },
    adopt(turn) {
      current = turn
      adopted.resolve(turn)
    },
  }
}

/** The value; rejects with the signal's reason when it is aborted first. */
function settledBy<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    void value.then((found) => {
      signal.removeEventListener('abort', onAbort)
      resolve(found)
    })
  })
}
