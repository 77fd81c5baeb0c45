import type { StoredChunk, StoredDocument } from '../store.ts'
import type { Language } from './language/language.ts'
import { grown } from './postings.ts'

/** What stands in a slot. */
export interface Place {
  readonly chunk: StoredChunk
  readonly document: Pick<StoredDocument, 'id' | 'name' | 'changedAt'>
  readonly language: Language
}

/** The numbered places of passages, and which of them may be found. */
export interface Slots {
  /** A place for a passage, which nobody finds before `show`. */
  take(place: Place): number
  /** Makes these the passages of a document, in place of those that it had. */
  show(documentId: string, taken: readonly number[]): void
  hide(documentId: string): void
  /** Gives back what was taken and never shown. */
  drop(taken: readonly number[]): void
  at(slot: number): Place | null
  withHash(hash: string): Place | null
  isLive(slot: number): boolean
  /** Of the passages that are found, the most frequent first. */
  languages(): Language[]
  /** Tells those that are to be swept out of the index now; after `endSweep` their slots are given anew. */
  beginSweep(): (slot: number) => boolean
  endSweep(): void
  /** Slots in use or used before: each slot is below it. */
  readonly size: number
  readonly live: number
  readonly dead: number
  readonly documents: number
}

const state = { free: 0, taken: 1, live: 2, dead: 3, swept: 4 }

export function createSlots(): Slots {
  let states = new Uint8Array(1_024)
  const places: (Place | undefined)[] = []
  const free: number[] = []
  const byDocument = new Map<string, readonly number[]>()
  /** By the hash of its words: the slots of a passage that may stand in several documents. */
  const byHash = new Map<string, number[]>()
  const passagesIn = new Map<Language, number>()
  let live = 0
  let dead = 0

  function bury(slot: number): void {
    const place = places[slot]
    if (!place) return
    if (states[slot] === state.live) {
      live--
      passagesIn.set(place.language, (passagesIn.get(place.language) ?? 1) - 1)
      const same = (byHash.get(place.chunk.hash) ?? []).filter((other) => other !== slot)
      if (same.length > 0) byHash.set(place.chunk.hash, same)
      else byHash.delete(place.chunk.hash)
    }
    states[slot] = state.dead
    places[slot] = undefined
    dead++
  }

  function hide(documentId: string): void {
    for (const slot of byDocument.get(documentId) ?? []) bury(slot)
    byDocument.delete(documentId)
  }

  return {
    take(place) {
      const slot = free.pop() ?? places.length
      if (slot >= states.length) states = grown(states, new Uint8Array(states.length * 2))
      places[slot] = place
      states[slot] = state.taken
      return slot
    },
    show(documentId, taken) {
      hide(documentId)
      byDocument.set(documentId, taken)
      for (const slot of taken) {
        const place = places[slot]
        if (!place) continue
        states[slot] = state.live
        live++
        passagesIn.set(place.language, (passagesIn.get(place.language) ?? 0) + 1)
        byHash.set(place.chunk.hash, [...(byHash.get(place.chunk.hash) ?? []), slot])
      }
    },
    hide,
    drop: (taken) => taken.forEach(bury),
    at: (slot) => places[slot] ?? null,
    withHash: (hash) => places[byHash.get(hash)?.[0] ?? -1] ?? null,
    isLive: (slot) => states[slot] === state.live,
    languages: () =>
      [...passagesIn]
        .filter(([, passages]) => passages > 0)
        .sort(([, left], [, right]) => right - left)
        .map(([language]) => language),
    beginSweep() {
      states.forEach((value, slot) => {
        if (value === state.dead) states[slot] = state.swept
      })
      return (slot) => states[slot] === state.swept
    },
    endSweep() {
      states.forEach((value, slot) => {
        if (value !== state.swept) return
        states[slot] = state.free
        free.push(slot)
        dead--
      })
    },
    get size() {
      return places.length
    },
    get live() {
      return live
    },
    get dead() {
      return dead
    },
    get documents() {
      return byDocument.size
    },
  }
}
