import type { Assistant } from '../config/schema.ts'
import type { Calls } from './calls.ts'
import type { CallLog } from './ports.ts'

export interface Admission {
  /** Why this caller is not let in now, as a sentence to speak; null when the call is welcome. */
  refusalFor(caller: string): Promise<string | null>
}

export interface AdmissionOptions {
  readonly calls: Pick<Calls, 'live'>
  readonly log: Pick<CallLog, 'countCallsFrom'>
  readonly limits: Pick<Assistant['limits'], 'liveCalls' | 'callsPerCallerPerHour'>
  readonly prompts: Pick<Assistant['prompts'], 'busy' | 'tooManyCalls'>
  readonly now: () => number
}

const hourMs = 3_600_000

/** Keeps one caller, or a crowd, from taking all lines. Callers who withhold their number are not counted together. */
export function createAdmission({ calls, log, limits, prompts, now }: AdmissionOptions): Admission {
  return {
    async refusalFor(caller) {
      if (calls.live >= limits.liveCalls) return prompts.busy
      if (!/\d{5}|:/.test(caller)) return null
      const lastHour = await log.countCallsFrom(caller, now() - hourMs)
      return lastHour >= limits.callsPerCallerPerHour ? prompts.tooManyCalls : null
    },
  }
}
