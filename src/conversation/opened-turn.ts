import type { Call } from './call.ts'
import type { Directive } from './directive.ts'
import type { CallEvent } from './events.ts'
import type { Decision } from './policies/policy.ts'
import type { CallerInput } from './reply.ts'

/** A rule's decision that answers a turn in the place of a model. */
export type RuledTurn = Extract<Decision, { kind: 'direct' | 'act' }>

/** Values that callers typed and that are kept nowhere but here, until an action takes them. */
const secretsOf = new WeakMap<Call, Readonly<Record<string, string>>>()

/** Those of a call; none after a crash. */
export function secretsIn(call: Call): Readonly<Record<string, string>> {
  return secretsOf.get(call) ?? {}
}

/**
 * Puts what a rule decided into the log, together with the words that it is for, so that any process that reads it goes
 * on from there. Resolves when it is durable.
 */
export function recordRuledTurn(call: Call, input: CallerInput, turn: number, decision: RuledTurn): Promise<void> {
  if (decision.secrets) secretsOf.set(call, { ...secretsIn(call), ...decision.secrets })
  const { because, kept = input.text } = decision
  const { via, confidence } = input
  const isSaid = because.some(({ type }) => type === 'caller.said')
  const said: CallEvent = { type: 'caller.said', turn, text: kept, via, confidence }
  return call.record(
    ...(isSaid || !opensTurn(input, decision) ? [] : [said]),
    ...because,
    ...answeredBy(decision, turn),
  )
}

/** True where the caller's silence is only answered with words: then there is nothing to remember as a turn. */
export function isReprompt(input: CallerInput, decision: RuledTurn): boolean {
  return !opensTurn(input, decision)
}

/** True for a decision that only changes how the words are answered. */
export function onlyChangesLine(decision: RuledTurn): boolean {
  if (decision.kind !== 'direct' || decision.text !== '') return false
  const { then } = decision
  return then === null || then.kind === 'language' || then.kind === 'pace'
}

function opensTurn({ text }: CallerInput, decision: RuledTurn): boolean {
  return text !== '' || decision.kind === 'act' || decision.then !== null
}

function answeredBy(decision: RuledTurn, turn: number): CallEvent[] {
  if (decision.kind === 'act') {
    const { action, input, secrets } = decision
    return [{ type: 'action.chosen', turn, action, input, secrets: Object.keys(secrets) }]
  }
  const { text, interruptible, because, then } = decision
  if (onlyChangesLine(decision)) {
    const isKnown = because.some(({ type }) => type === 'language.changed' || type === 'pace.changed')
    return then && !isKnown ? lineChange(then, turn) : []
  }
  return [{ type: 'reply.scripted', turn, text, interruptible, then }]
}

/** What is recorded of a directive that needs nothing else. */
export function lineChange(then: Directive, turn: number): CallEvent[] {
  switch (then.kind) {
    case 'language':
      return [{ type: 'language.changed', turn, language: then.language, because: 'action' }]
    case 'pace':
      return [{ type: 'pace.changed', turn, slow: then.slow }]
    case 'transfer':
    case 'end':
    case 'form':
    case 'repeat':
      return []
  }
}
