import type { CallEvent, CallRecord } from '../../conversation/events.ts'
import { answerHandlers } from './answer-handlers.ts'
import { callHandlers, emptyHead } from './call-handlers.ts'
import type { CallView, ViewChange } from './call-view.ts'
import { callerHandlers } from './caller-handlers.ts'
import { deedHandlers } from './deed-handlers.ts'
import { createDraft } from './draft.ts'
import { type Handlers, nothing } from './handlers.ts'
import { lineHandlers } from './line-handlers.ts'
import type { TurnTimes } from './turn-times.ts'
import { createWaterfalls } from './waterfalls.ts'

export interface ViewOptions {
  /** BCP 47 tag: what is spoken until the call changes it. */
  readonly language: string
  /** How fast the voice is, for what the line does not tell: characters in a second. */
  readonly charactersPerSecond: number
}

/** Makes a view of a call from its records, one after the other. */
export interface CallFold {
  /** What the records so far make; never changes in place. */
  readonly view: CallView
  /** The moments of the turns that the view has waterfalls of, in the same order. */
  readonly turns: readonly TurnTimes[]
  /**
   * Takes in the next record. One that is in the view already changes nothing, and neither does one of a kind that is not
   * known here.
   */
  apply(record: CallRecord): ViewChange
}

/** Begins a view before the first record. */
export function createCallFold({ language, charactersPerSecond }: ViewOptions): CallFold {
  const { draft, begin, end } = createDraft(emptyHead(language))
  const waterfalls = createWaterfalls(charactersPerSecond)
  const answers = answerHandlers(draft)
  const handlers: Handlers = {
    ...callHandlers(draft),
    ...lineHandlers(draft),
    ...callerHandlers(draft),
    ...answers.handlers,
    ...deedHandlers(draft),
    'turn.spoken': nothing,
    // What comes of these is told by other events.
    'reply.scripted': nothing,
    'action.chosen': nothing,
  }

  function take(event: CallEvent): void {
    if (event.type === 'caller.said') answers.closeTurn(draft.turn, 'words')
    if (event.type === 'call.ended') answers.closeTurn(draft.turn, event.reason)
    // Later versions have kinds of which this one knows nothing.
    if (Object.hasOwn(handlers, event.type)) (handlers[event.type] as (event: CallEvent) => void)(event)
  }

  return {
    get view() {
      return { head: draft.head, entries: [...draft.entries], waterfalls: [...waterfalls.all] }
    },
    turns: waterfalls.turns,
    apply(record) {
      const { seq } = record
      if (seq <= draft.head.seq) return { seq: draft.head.seq, head: draft.head, entries: [], waterfalls: [] }
      begin(record)
      take(record.event)
      const times = waterfalls.apply(record, { nowMs: draft.nowMs, line: draft.head.line })
      return {
        ...{ seq, head: draft.head },
        entries: end().flatMap((index) => {
          const entry = draft.entries[index]
          return entry ? [{ index, entry }] : []
        }),
        waterfalls: times,
      }
    },
  }
}

/** The view of a whole log, or of what there is of it. */
export function viewOf(records: readonly CallRecord[], options: ViewOptions): CallView {
  const fold = createCallFold(options)
  for (const record of records) fold.apply(record)
  return fold.view
}

/** What has to be sent to somebody who has seen the view as far as `seq`, to be where it is now. */
export function changeSince({ head, entries, waterfalls }: CallView, seq: number): ViewChange {
  return {
    ...{ seq: head.seq, head },
    entries: entries.flatMap((entry, index) => (entry.seq.last > seq ? [{ index, entry }] : [])),
    waterfalls: waterfalls.flatMap((waterfall, index) => (waterfall.seq.last > seq ? [{ index, waterfall }] : [])),
  }
}
