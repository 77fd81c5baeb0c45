import type { CallOutcome } from '../../conversation/call-summary.ts'
import type { AnswerSource, CallRecord } from '../../conversation/events.ts'

/** Those that tell the caller something, and not only that there is nothing. */
const helpful: ReadonlySet<AnswerSource> = new Set(['model', 'knowledge', 'hours', 'action'])

/** What came of a call, the weightiest thing first. */
export function outcomeOf(records: readonly CallRecord[]): CallOutcome {
  const events = records.map(({ event }) => event)
  const unanswered = new Set(events.flatMap((event) => (event.type === 'question.unanswered' ? [event.turn] : [])))
  const actions = new Map(events.flatMap((event) => (event.type === 'tool.called' ? [[event.id, event]] : [])))
  const signs: readonly [CallOutcome, (event: CallRecord['event']) => boolean][] = [
    ['emergency', (event) => event.type === 'emergency.heard' && event.sure],
    [
      'transferred',
      (event) => event.type === 'call.transferred' || (event.type === 'transfer.ended' && event.outcome === 'answered'),
    ],
    ['message', (event) => event.type === 'message.taken'],
    [
      'done',
      (event) =>
        event.type === 'tool.finished' && event.outcome === 'done' && (actions.get(event.id)?.effects ?? false),
    ],
    ['refused', (event) => event.type === 'call.ended' && event.reason === 'refused'],
    [
      'answered',
      (event) => event.type === 'answer.completed' && helpful.has(event.source) && !unanswered.has(event.turn),
    ],
    ['unanswered', (event) => event.type === 'caller.said' || event.type === 'caller.unclear'],
  ]
  return signs.find(([, isSign]) => events.some(isSign))?.[0] ?? 'abandoned'
}
