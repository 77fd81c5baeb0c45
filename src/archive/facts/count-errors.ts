import type { CallEvent, CallRecord } from '../../conversation/events.ts'

/**
 * How often something went wrong in a call: a model failed, an action failed or took too long, a socket was lost, nobody
 * could be dialled, or the assistant had to apologise for trouble of its own.
 */
export function countErrors(records: readonly CallRecord[]): number {
  const actions = new Set<string>()
  let others = 0
  /** Whether a socket was lost, and nothing tells yet that it was the caller who hung up. */
  let isLost = false
  for (const { event } of records) {
    if (isLost && event.type === 'call.ended') isLost = event.reason !== 'caller'
    if (isLost && tellsOfLoss.has(event.type)) {
      others += 1
      isLost = false
    }
    switch (event.type) {
      case 'tool.finished':
        // What timed out may finish late, so an action can end twice.
        if (event.outcome === 'failed' || event.outcome === 'timed-out') actions.add(event.id)
        break
      case 'model.failed':
        others += 1
        break
      case 'session.closed':
        isLost = event.how === 'lost'
        break
      case 'transfer.ended':
        if (event.outcome === 'failed') others += 1
        break
      case 'prompt.spoken':
        if (event.kind === 'apology') others += 1
        break
      default:
        break
    }
  }
  return actions.size + others + Number(isLost)
}

/** The call goes on after it, or ends in another way: the caller who hangs up takes the socket along before that is told. */
const tellsOfLoss: ReadonlySet<CallEvent['type']> = new Set<CallEvent['type']>([
  ...(['session.opened', 'session.closed', 'line.changed', 'caller.said', 'call.ended'] as const),
])
