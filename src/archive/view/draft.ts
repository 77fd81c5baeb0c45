import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import type { CallHead } from './call-view.ts'
import type { Entry, EntryKind, EntryOf } from './entries.ts'

export type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>

/** What an entry is besides its place, which the draft knows. */
type Body<E extends Entry> = E extends Entry
  ? Omit<E, 'id' | 'seq' | 'atMs' | 'turn'> & { readonly turn?: number }
  : never

/** A view in the making, while one record is taken into it. */
export interface Draft {
  readonly head: CallHead
  readonly entries: readonly Entry[]
  /** Now, in ms from the start of the call; it never goes back, whatever the clocks do. */
  readonly nowMs: number
  /** The newest turn. */
  readonly turn: number
  setHead(change: Partial<CallHead>): void
  setTurn(turn: number): void
  /** Puts an entry behind all others; it belongs to the newest turn unless it says otherwise. Gives its place. */
  add(body: Body<Entry>): number
  /** Replaces the entry at a place, if it is of that kind. */
  change<Kind extends EntryKind>(
    place: number,
    kind: Kind,
    change: (entry: EntryOf<Kind>) => Partial<EntryOf<Kind>>,
  ): void
  /** The newest place whose entry is of a kind and meets a condition; -1 for none. */
  find<Kind extends EntryKind>(kind: Kind, meets?: (entry: EntryOf<Kind>) => boolean): number
}

export interface DraftKeeper {
  readonly draft: Draft
  /** From now on, what is changed is changed by this record. */
  begin(record: CallRecord): void
  /** Gives the places that were changed since, in order. */
  end(): readonly number[]
}

export function createDraft(first: CallHead): DraftKeeper {
  const entries: Entry[] = []
  const changed = new Set<number>()
  let head = first
  let nowMs = 0
  let turn = 0
  let seq = -1

  const draft: Draft = {
    entries,
    get head() {
      return head
    },
    get nowMs() {
      return nowMs
    },
    get turn() {
      return turn
    },
    setHead(change) {
      head = { ...head, ...change }
    },
    setTurn(newest) {
      turn = newest
    },
    add(body) {
      const place = entries.length
      const entry = { turn, ...body, id: `${body.kind}-${seq}`, seq: { first: seq, last: seq }, atMs: nowMs }
      entries.push(entry as Entry)
      changed.add(place)
      return place
    },
    change(place, kind, change) {
      const entry = entries[place]
      if (entry?.kind !== kind) return
      const own = change(entry as EntryOf<typeof kind>)
      entries[place] = { ...entry, ...own, seq: { first: entry.seq.first, last: seq } } as Entry
      changed.add(place)
    },
    find(kind, meets = () => true) {
      return entries.findLastIndex((entry) => entry.kind === kind && meets(entry as EntryOf<typeof kind>))
    },
  }

  return {
    draft,
    begin(record) {
      changed.clear()
      seq = record.seq
      const startedAt = record.event.type === 'call.started' ? record.at : head.startedAt
      const lastAt = Math.max(record.at, head.lastAt, startedAt)
      nowMs = lastAt - startedAt
      head = { ...head, callId: record.callId, seq, startedAt, lastAt }
    },
    end: () => [...changed].toSorted((one, other) => one - other),
  }
}
