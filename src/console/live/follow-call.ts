import type { CallView, ViewChange } from '../../archive/view/call-view.ts'
import { changeSince, createCallFold } from '../../archive/view/fold.ts'
import { maskView } from '../../archive/view/mask.ts'
import type { Mask } from '../access/mask.ts'
import type { LiveSources, UnderWay } from './ports.ts'
import type { Heartbeat, ServerEvent } from './server-events.ts'

export interface FollowOptions {
  readonly callId: string
  /** The newest record that the browser has; -1 for none. */
  readonly after: number
  readonly mask: Mask
  /** Whether whoever looks may still do so. */
  readonly stillAllowed: () => Promise<boolean>
}

/** A call that is spoken in is looked at so often, in ms: words under way ring no bell. */
const wordsEveryMs = 120
/** One that goes on in another process. */
const lookEveryMs = 1_500
const heartbeatEveryMs = 15_000
/** Of whoever looks: a sign-in that has ended sees nothing more. */
const askAgainEveryMs = 30_000

/**
 * A call as it goes on: `change` with what became different since the newest record that the browser has, `words` with
 * what is being said at this moment, and `over` when nothing more will come. The id is the place in the log, so that
 * whoever comes back, to any process, goes on there without a gap or a repeat.
 */
export async function* followCall(
  sources: LiveSources,
  { callId, after, mask, stillAllowed }: FollowOptions,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent | Heartbeat, void> {
  using bell = sources.wake.listen(callId)
  const fold = createCallFold(sources.viewOptions())
  let sent = after
  let words = silence
  let quietMs = 0
  let askedAt = sources.now()
  for (;;) {
    for (const record of await sources.read(callId, fold.view.head.seq + 1)) fold.apply(record)
    const { view } = fold
    const { seq } = view.head
    const spoken = sources.underWay(callId)
    const isNew = seq > sent
    if (isNew) yield { id: String(seq), event: 'change', data: masked(changeSince(view, sent), mask) }
    sent = Math.max(sent, seq)
    const now = spoken ?? silence
    const isSaying = now.caller !== words.caller || now.assistant !== words.assistant
    words = now
    if (isSaying) yield { event: 'words', data: { caller: mask.text(now.caller), assistant: mask.text(now.assistant) } }
    if (isOver(view)) {
      yield { event: 'over', data: { seq } }
      return
    }
    quietMs = isNew || isSaying ? 0 : quietMs
    const waitMs = spoken ? wordsEveryMs : lookEveryMs
    const rang = await bell.next(waitMs, signal)
    quietMs += rang.size > 0 ? 0 : waitMs
    if (quietMs >= heartbeatEveryMs) {
      quietMs = 0
      yield 'heartbeat'
    }
    if (sources.now() - askedAt < askAgainEveryMs) continue
    askedAt = sources.now()
    if (!(await stillAllowed())) return
  }
}

const silence: UnderWay = { caller: '', assistant: '' }

/** Nothing is added to the log of a call once it was summarised. */
function isOver({ head }: CallView): boolean {
  return head.endedAt !== null && head.outcome !== null
}

function masked(change: ViewChange, { masks, number: address, text }: Mask): ViewChange {
  if (!masks) return change
  const parts = {
    head: change.head,
    entries: change.entries.map(({ entry }) => entry),
    waterfalls: change.waterfalls.map(({ waterfall }) => waterfall),
  }
  const { head, entries, waterfalls } = maskView(parts, { address, text })
  return {
    seq: change.seq,
    head,
    entries: change.entries.map(({ index, entry }, place) => ({ index, entry: entries[place] ?? entry })),
    waterfalls: change.waterfalls.map(({ index, waterfall }, place) => ({
      index,
      waterfall: waterfalls[place] ?? waterfall,
    })),
  }
}
