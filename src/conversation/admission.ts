import type { Assistant } from '../config/schema.ts'
import type { Calls } from './calls.ts'
import type { CallLog } from './ports.ts'

export interface Admission {
  /** Why this caller is not let in now, as a sentence to speak; null when the call is welcome. */
  refusalFor(caller: string): Promise<string | null>
}

export interface AdmissionOptions {
  readonly calls: Pick<Calls, 'live' | 'liveTests'>
  readonly log: Pick<CallLog, 'countCallsFrom'>
  readonly limits: Pick<Assistant['limits'], 'liveCalls' | 'callsPerCallerPerHour' | 'callsPerCallerPerDay'>
  readonly prompts: Pick<Assistant['prompts'], 'busy' | 'tooManyCalls'>
  /** Said when the limit of a day is reached; without it, what is said for that of an hour. */
  readonly tooManyToday?: string
  readonly now: () => number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Keeps one caller, or a crowd, from taking all lines. Callers who withhold their number are not counted together, and
 * tests are not counted at all.
 */
export function createAdmission(options: AdmissionOptions): Admission {
  const { calls, log, limits, prompts, tooManyToday = prompts.tooManyCalls, now } = options
  return {
    async refusalFor(caller) {
      if (calls.live - calls.liveTests >= limits.liveCalls) return prompts.busy
      if (!/\d{5}|:/.test(caller)) return null
      const [lastHour, lastDay] = await Promise.all([
        log.countCallsFrom(caller, now() - hourMs),
        log.countCallsFrom(caller, now() - dayMs),
      ])
      if (lastHour >= limits.callsPerCallerPerHour) return prompts.tooManyCalls
      return lastDay >= limits.callsPerCallerPerDay ? tooManyToday : null
    },
  }
}
