import type { ListedDelivery } from '../../open-outbox.ts'

/** A delivery on one line. */
export function deliveryLine(entry: ListedDelivery): string {
  const { id, state, callId, kind, attempts, lastError, dueAt } = entry
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`
  const next = state === 'waiting' ? `, next ${new Date(dueAt).toISOString()}` : ''
  const why = lastError === null ? '' : `: ${lastError}`
  return `${id}  ${state}  ${kind} of ${callId} to ${receiver(entry)} (${tries}${next})${why}`
}

/** A delivery as JSON, with times in UTC. */
export function toJson(entry: ListedDelivery) {
  const { id, state, callId, seq, kind, attempts, lastError } = entry
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    ...{ id, state, callId, seq, kind, to: receiver(entry), attempts, lastError },
    createdAt: time(entry.createdAt),
    dueAt: time(entry.dueAt),
    firstTriedAt: time(entry.firstTriedAt),
    settledAt: time(entry.settledAt),
  }
}

function receiver({ target }: ListedDelivery): string {
  return target === '' ? 'the desk itself' : target
}
