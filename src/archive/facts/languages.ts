import type { CallRecord } from '../../conversation/events.ts'

/**
 * The languages that a call was held in, as BCP 47 tags in the order of speaking. A turn counts for the language in which
 * it was answered; a call without a turn was held in the one that it ended in.
 * @param language what is spoken until it is changed
 */
export function languagesOf(records: readonly CallRecord[], language: string): readonly string[] {
  const byTurn = new Map<number, string>()
  let current = language
  for (const { event } of records) {
    if (event.type === 'caller.said') byTurn.set(event.turn, current)
    if (event.type !== 'language.changed') continue
    current = event.language
    if (byTurn.has(event.turn)) byTurn.set(event.turn, current)
  }
  return byTurn.size === 0 ? [current] : [...new Set(byTurn.values())]
}
