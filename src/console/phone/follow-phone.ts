import type { Clock } from '../../lib/clock.ts'
import type { Mask } from '../access/mask.ts'
import type { Heartbeat, ServerEvent } from '../live/server-events.ts'
import type { HeldCall } from './desk.ts'
import type { Happening } from './ports.ts'

export interface FollowPhoneOptions {
  /** The newest that the browser has; 0 for nothing. */
  readonly after: number
  readonly mask: Mask
  readonly stillAllowed: () => Promise<boolean>
  readonly clock: Clock
}

const heartbeatEveryMs = 15_000
/** Of whoever listens: a sign-in that has ended hears nothing more. */
const askAgainEveryMs = 30_000

/**
 * A call of the phone as it goes on: `happening` for each thing that happens, with the time since the call was made. The
 * id is its place in the call, so that whoever comes back goes on there. Ends when the call is over and all was told.
 */
export async function* followPhone(
  { tape, join }: HeldCall,
  { after, mask, stillAllowed, clock }: FollowPhoneOptions,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent | Heartbeat, void> {
  const leave = join()
  let sent = after
  let askedAt = clock.now()
  try {
    for (;;) {
      for (const { id, atMs, happening } of tape.after(sent)) {
        yield { id: String(id), event: 'happening', data: { atMs, ...masked(happening, mask) } }
        sent = id
      }
      if (tape.isOver && tape.after(sent).length === 0) return
      if (!(await within(heartbeatEveryMs, (quiet) => tape.more(sent, quiet), clock, signal))) yield 'heartbeat'
      if (clock.now() - askedAt < askAgainEveryMs) continue
      askedAt = clock.now()
      if (!(await stillAllowed())) return
    }
  } finally {
    leave()
  }
}

/** Whether it resolved in that time. Rejects with the signal's reason. */
async function within(
  ms: number,
  act: (signal: AbortSignal) => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
): Promise<boolean> {
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const late = clock.sleep(ms, either).then(() => false)
  try {
    return await Promise.race([act(either).then(() => true), late])
  } finally {
    over.abort()
    await late.catch(() => undefined)
  }
}

/** Whole numbers are for those who may see them, also inside of what is said. */
function masked(happening: Happening, { number, text }: Mask): Happening {
  switch (happening.kind) {
    case 'said':
    case 'caller':
    case 'whisper':
    case 'fault':
      return { ...happening, text: text(happening.text) }
    case 'heard':
      return { ...happening, heard: text(happening.heard), unheard: text(happening.unheard) }
    case 'person':
      return { ...happening, address: number(happening.address) }
    case 'note':
      return { ...happening, detail: text(happening.detail) }
    case 'state':
    case 'person-left':
      return happening
  }
}
