import type { Draft } from './draft.ts'
import type { Handlers } from './handlers.ts'

/** What the caller did, and what was made of it. */
export function callerHandlers(draft: Draft) {
  return {
    'caller.said'({ turn, text, via, confidence }) {
      draft.setTurn(turn)
      draft.setHead({ turns: draft.head.turns + 1 })
      draft.add({ kind: 'caller', via, text, confidence, isUnclear: false })
    },
    'caller.silent'({ turn }) {
      draft.setTurn(turn)
      draft.add({ kind: 'silence' })
    },
    'caller.unclear'({ turn, text, confidence }) {
      draft.setTurn(turn)
      draft.add({ kind: 'caller', via: 'speech', text, confidence, isUnclear: true })
    },
    'emergency.heard'({ turn, emergency, sure }) {
      draft.add({ kind: 'emergency', turn, emergency, isSure: sure })
    },
    'caller.warned'({ turn, about }) {
      draft.add({ kind: 'warning', turn, about })
    },
    'limit.reached'({ turn, limit }) {
      draft.add({ kind: 'limit', turn, limit })
    },
    'pace.changed'({ turn, slow }) {
      draft.add({ kind: 'pace', turn, isSlow: slow })
    },
    'texts.stopped'({ turn }) {
      draft.add({ kind: 'text', turn, what: 'stopped', template: null })
    },
    'texts.allowed'({ turn }) {
      draft.add({ kind: 'text', turn, what: 'allowed', template: null })
    },
  } satisfies Partial<Handlers>
}
