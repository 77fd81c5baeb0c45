import type { FoundCall } from '../../../archive/ports.ts'
import type { Mask } from '../../access/mask.ts'
import type { CallRow } from './schema.ts'

/** A call in the list, for somebody who may or may not see numbers. */
export function presentRow(call: FoundCall, gist: CallRow['gist'], mask: Mask): CallRow {
  const { cost } = call
  return {
    callId: call.callId,
    from: mask.number(call.caller),
    to: mask.number(call.called),
    startedAt: call.startedAt,
    endedAt: call.endedAt,
    lines: [...call.lines],
    languages: [...call.languages],
    outcome: call.outcome,
    turns: call.turns,
    errors: call.errors,
    slowestMs: call.slowestMs,
    interruptions: call.interruptions,
    transfersTried: call.transfersTried,
    transfersReached: call.transfersReached,
    messages: call.messages,
    unanswered: call.unanswered,
    cost: cost && { currency: cost.currency, amount: cost.millionths / 1e6, isPartial: cost.isPartial },
    isRecorded: call.isRecorded,
    isTest: call.isTest,
    gist: gist && { who: gist.who, text: mask.text(gist.text) },
  }
}
