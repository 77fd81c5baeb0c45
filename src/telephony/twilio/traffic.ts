import type { Clock } from '../../lib/clock.ts'
import type { Gate } from './gate.ts'
import type { Refusal, RefusalCause } from './refusal.ts'
import type { UpgradeGate } from './relay/gate.ts'

/** What came to the door of Twilio since the program started, as far as it is of use to know. */
export interface TrafficState {
  /** Since when it is counted, in ms since the epoch. */
  readonly since: number
  /** The last request that was let in, and by which route; null when there was none. */
  readonly lastLetIn: { readonly at: number; readonly path: string } | null
  /** Of the last 24 hours. */
  readonly letIn: number
  /** Of the last 24 hours, by what was wrong with them, the newest first. */
  readonly refused: readonly RefusedRequests[]
}

interface RefusedRequests {
  readonly path: string
  /** Null where there were too many kinds to tell them apart. */
  readonly cause: RefusalCause | null
  readonly differs: string
  readonly fix: string
  readonly count: number
  /** Ms since the epoch. */
  readonly lastAt: number
}

/** Counts what a gate lets in and refuses, in memory that does not grow with it. */
export interface Traffic {
  watch(gate: Gate): Gate
  watchUpgrades(gate: UpgradeGate): UpgradeGate
  state(): TrafficState
}

/** Strangers choose what differs, so the kinds are limited; the last one stands for all others. */
const mostKinds = 20
const others = {
  ...{ path: '', cause: null, differs: 'other things' },
  fix: 'The log of the program names them: webhook.refused.',
}

export function createTraffic(clock: Clock): Traffic {
  const since = clock.now()
  const letIn = createDayCount(clock)
  const kinds = new Map<string, Omit<RefusedRequests, 'count'> & { readonly day: DayCount }>()
  let lastLetIn: TrafficState['lastLetIn'] = null

  function note(path: string, refusal: Refusal | null): void {
    if (refusal) {
      countRefused(path, refusal)
      return
    }
    lastLetIn = { at: clock.now(), path }
    letIn.add()
  }

  function countRefused(path: string, { cause, differs, fix }: Refusal): void {
    const key = `${path} ${cause} ${differs}`
    const isOther = !kinds.has(key) && kinds.size >= mostKinds - 1
    const known = kinds.get(isOther ? '' : key)
    const day = known?.day ?? createDayCount(clock)
    day.add()
    const kind = isOther ? others : { path, cause, differs, fix }
    kinds.set(isOther ? '' : key, { ...kind, lastAt: clock.now(), day })
  }

  function forgetOld(): void {
    for (const [key, { day }] of kinds) if (day.sum() === 0) kinds.delete(key)
  }

  return {
    watch: (gate) => (request) => {
      const refusal = gate(request)
      note(request.routeOptions.url ?? '', refusal)
      return refusal
    },
    watchUpgrades: (gate) => (request) => {
      const refusal = gate(request)
      note((request.url ?? '').split('?')[0] ?? '', refusal)
      return refusal
    },
    state() {
      forgetOld()
      const refused = Array.from(kinds.values(), ({ day, ...kind }) => ({ ...kind, count: day.sum() }))
      return {
        ...{ since, lastLetIn, letIn: letIn.sum() },
        refused: refused.toSorted((one, other) => other.lastAt - one.lastAt),
      }
    },
  }
}

interface DayCount {
  add(): void
  /** Of the last 24 hours, to the hour. */
  sum(): number
}

const hourMs = 3_600_000
const hours = 24

function createDayCount(clock: Clock): DayCount {
  const counts = new Map<number, number>()
  const hour = () => Math.floor(clock.now() / hourMs)
  const forget = () => {
    for (const one of counts.keys()) if (one <= hour() - hours) counts.delete(one)
  }
  return {
    add() {
      forget()
      counts.set(hour(), (counts.get(hour()) ?? 0) + 1)
    },
    sum() {
      forget()
      return Array.from(counts.values()).reduce((sum, count) => sum + count, 0)
    },
  }
}
