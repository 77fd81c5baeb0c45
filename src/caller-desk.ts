import { join } from 'node:path'
import { openCarrierFiles } from './carrier-files.ts'
import type { Config } from './config/config.ts'
import { systemClock } from './lib/clock.ts'
import { lookUpNumber, readNumber } from './lib/phone-number.ts'
import { type CallerExport, type Erasure, eraseCaller, exportCaller } from './privacy/caller-data.ts'
import { openStore } from './store/open-store.ts'

/** What an owner does for a caller who asks what is kept of them, beside a server that may be running on the same data. */
export interface CallerDesk extends AsyncDisposable {
  /** A number as somebody writes it, in E.164; null when it is none. Without a country's code it is of our own country. */
  numberOf(written: string): string | null
  export(number: string, options: { readonly withoutCarrier: boolean }): Promise<CallerExport>
  erase(number: string, options: { readonly withoutCarrier: boolean }): Promise<Erasure>
}

/** Opens the call log of the settings, and Twilio where the environment has the account. */
export async function openCallerDesk(config: Config): Promise<CallerDesk> {
  const store = await openStore({ file: join(config.server.dataDir, 'frontdesk.db') })
  const carrier = openCarrierFiles(config, systemClock)
  const data = { records: store.callerRecords, memory: store.callerMemory, carrier }
  const { signal } = new AbortController()
  const { phoneNumber } = config.twilio
  const country = phoneNumber === null ? null : lookUpNumber(phoneNumber).country
  return {
    numberOf: (written) => readNumber(written, country),
    export: (number, { withoutCarrier }) =>
      exportCaller({ ...data, carrier: withoutCarrier ? null : carrier }, number, signal),
    erase: (number, options) => eraseCaller(data, { number, at: systemClock.now(), ...options }, signal),
    async [Symbol.asyncDispose]() {
      await carrier?.[Symbol.asyncDispose]()
      await store.close()
    },
  }
}
