/** What was said last, for the one live region of the frame. */
let said = ''
const listeners = new Set<() => void>()

/** Says a sentence to who listens with a screen reader, once they have a moment; others see it elsewhere on the page. */
export function announce(sentence: string): void {
  // The same words twice would not be heard again.
  said = sentence === said ? `${sentence}\u00a0` : sentence
  for (const listener of listeners) listener()
}

/** @returns the way to stop listening */
export function onAnnounced(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function lastAnnounced(): string {
  return said
}
