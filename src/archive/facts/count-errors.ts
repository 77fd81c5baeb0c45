import type { CallRecord } from '../../conversation/events.ts'

/**
 * How often something went wrong in a call: a model failed, an action failed or took too long, a socket was lost, nobody
 * could be dialled, or the assistant had to apologise for trouble of its own.
 */
export function countErrors(records: readonly CallRecord[]): number {
  const actions = new Set<string>()
  let others = 0
  for (const { event } of records) {
    switch (event.type) {
      case 'tool.finished':
        // What timed out may finish late, so an action can end twice.
        if (event.outcome === 'failed' || event.outcome === 'timed-out') actions.add(event.id)
        break
      case 'model.failed':
        others += 1
        break
      case 'session.closed':
        if (event.how === 'lost') others += 1
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
  return actions.size + others
}
