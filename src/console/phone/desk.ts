import { type Alarm, createAlarm } from '../../lib/alarm.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Dialled, PhoneCall, PhoneLine, PhoneWish } from './ports.ts'
import { createTape, type Tape } from './tape.ts'

/** The calls that people make from their browsers; each belongs to whoever made it. */
export interface PhoneDesk {
  /** Calls for somebody; `full` when they, or all together, have as many calls as there may be. */
  call(owner: string, wish: PhoneWish): Promise<Placed>
  /** The call of this owner, also for a while after its end; null for what is not theirs, or not known. */
  find(owner: string, callId: string): HeldCall | null
}

type Placed =
  | { readonly kind: 'calling'; readonly call: HeldCall }
  | { readonly kind: 'full'; readonly whose: 'own' | 'all' }
  | Exclude<Dialled, { kind: 'calling' }>

export interface HeldCall {
  readonly call: PhoneCall
  readonly tape: Tape
  /** Somebody follows it from now on. Gives the way to leave: a call that nobody follows for 30 s is hung up. */
  join(): () => void
}

interface Held extends HeldCall {
  readonly owner: string
}

const mostOfOwner = 5
const mostInAll = 20
const unfollowedMs = 30_000
/** Whoever lost the stream just then still reads the end. */
const rememberedMs = 60_000

export function createPhoneDesk(line: PhoneLine, clock: Clock, onProblem: (error: unknown) => void): PhoneDesk {
  const held = new Map<string, Held>()
  /** Calls that go on or are being dialled, by owner. */
  const live: string[] = []

  function fullFor(owner: string): 'own' | 'all' | null {
    if (live.filter((one) => one === owner).length >= mostOfOwner) return 'own'
    return live.length >= mostInAll ? 'all' : null
  }

  function hold(owner: string, call: PhoneCall, tape: Tape): HeldCall {
    const alarm = createAlarm(clock)
    const followed = following(alarm, () => void call.hangUp().catch(onProblem))
    const one = { owner, call, tape, join: followed.join }
    held.set(call.callId, one)
    void call.over.then(() => {
      followed.close()
      tape.end()
      alarm.set(rememberedMs, () => held.delete(call.callId))
    })
    return one
  }

  return {
    async call(owner, wish) {
      const whose = fullFor(owner)
      if (whose) return { kind: 'full', whose }
      live.push(owner)
      const leave = () => void live.splice(live.indexOf(owner), 1)
      const tape = createTape(clock)
      try {
        const dialled = await line.dial(wish, (happening) => tape.add(happening))
        if (dialled.kind !== 'calling') {
          leave()
          return dialled
        }
        void dialled.call.over.then(leave)
        return { kind: 'calling', call: hold(owner, dialled.call, tape) }
      } catch (error) {
        leave()
        throw error
      }
    },
    find(owner, callId) {
      const one = held.get(callId)
      return one?.owner === owner ? one : null
    },
  }
}

/** Counts who follows a call; `hangUp` is called when nobody has for a while. */
function following(alarm: Alarm, hangUp: () => void) {
  let followers = 0
  let isClosed = false
  const watch = () => {
    if (followers === 0 && !isClosed) alarm.set(unfollowedMs, hangUp)
  }
  watch()
  return {
    join() {
      followers += 1
      if (!isClosed) alarm.clear()
      let hasLeft = false
      return () => {
        if (hasLeft) return
        hasLeft = true
        followers -= 1
        watch()
      }
    },
    close() {
      isClosed = true
      alarm.clear()
    },
  }
}
