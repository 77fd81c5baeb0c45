import type { Clock } from '../../lib/clock.ts'
import { TwilioError } from './rest/error.ts'
import type { CarrierNumber, CarrierNumbers } from './rest/numbers.ts'
import { type WiringDifference, wiringDifferences } from './wiring.ts'

/** How the numbers of the account are wired at Twilio. `at`: when Twilio was asked, in ms since the epoch. */
export type WiringState =
  /** There is nothing to ask Twilio with. */
  | { readonly kind: 'without-keys' }
  | { readonly kind: 'unknown'; readonly at: number; readonly reason: string }
  | {
      readonly kind: 'known'
      readonly at: number
      /** What they are compared with; null where nothing is set, so that there are no differences to tell. */
      readonly publicUrl: string | null
      /** A number of the settings that the account does not have; else null. */
      readonly missing: string | null
      readonly numbers: readonly WiredNumber[]
    }

interface WiredNumber {
  /** E.164. */
  readonly number: string
  readonly name: string
  readonly differences: readonly WiringDifference[]
}

export interface WiringView {
  /** Asks Twilio, at most once a minute. Whatever Twilio does is a state. */
  look(): Promise<WiringState>
}

export interface WiringOptions {
  /** Null without the keys of the account. */
  readonly numbers: CarrierNumbers | null
  /** E.164, or null for all that the account has. */
  readonly phoneNumber: string | null
  readonly publicUrl: string | null
  readonly clock: Clock
}

const freshMs = 60_000

/** A view of the numbers at Twilio, for who looks at it; no call ever waits for it. */
export function createWiringView({ numbers, phoneNumber, publicUrl, clock }: WiringOptions): WiringView {
  let last: { readonly at: number; readonly state: Promise<WiringState> } | null = null

  async function wired(number: CarrierNumber, from: CarrierNumbers, signal: AbortSignal): Promise<WiredNumber> {
    const { number: e164, name, routing: own, applicationSid, trunkSid } = number
    if (publicUrl === null) return { number: e164, name, differences: [] }
    const isApp = applicationSid !== null && trunkSid === null
    const routing = isApp ? await from.application(applicationSid, signal) : own
    return { number: e164, name, differences: wiringDifferences(number, routing, publicUrl) }
  }

  async function ask(from: CarrierNumbers, at: number): Promise<WiringState> {
    // The client has a limit of its own.
    const { signal } = new AbortController()
    try {
      const found = await from.list(phoneNumber, signal)
      const missing = phoneNumber !== null && found.length === 0 ? phoneNumber : null
      return {
        ...{ kind: 'known', at, publicUrl, missing },
        numbers: await Promise.all(found.map((number) => wired(number, from, signal))),
      }
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error
      return { kind: 'unknown', at, reason: error.message }
    }
  }

  return {
    look() {
      if (!numbers) return Promise.resolve({ kind: 'without-keys' })
      const at = clock.now()
      if (!last || at - last.at >= freshMs) last = { at, state: ask(numbers, at) }
      return last.state
    },
  }
}
