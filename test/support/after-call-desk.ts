import { randomUUID } from 'node:crypto'
import type { SummaryModel, TextSender } from '../../src/after-call/ports.ts'
import { type AfterCall, startAfterCall } from '../../src/after-call/start-after-call.ts'
import { assistantSchema } from '../../src/config/schema.ts'
import type { CallEvent, CallRecord } from '../../src/conversation/events.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { Secret } from '../../src/lib/secret.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts'

export const webhookSecret = `whsec_${Buffer.from('thirty-two bytes for the signing').toString('base64')}`

export interface AfterCallOptions {
  /** As in `assistant.yaml`. */
  readonly settings: object
  readonly smtp?: string
  readonly models?: readonly SummaryModel[]
  readonly texts?: TextSender
  readonly store?: Store
  readonly clock?: Clock
}

export interface AfterCallDesk extends AsyncDisposable {
  readonly store: Store
  readonly clock: ManualClock
  /** What the log of the program would hold. */
  readonly failures: { readonly target: string; readonly why: string; readonly dead: boolean }[]
  readonly problems: unknown[]
  /** Appends events to a call, at the clock's time. */
  happen(callId: string, ...events: CallEvent[]): Promise<void>
  /** Turns the clock on, a step each time, until it is true; fails after so many steps. */
  until(isTrue: () => boolean | Promise<boolean>, stepMs?: number): Promise<void>
}

/** The part of the program that comes after calls, on a store and a clock of its own. */
export async function openAfterCallDesk(options: AfterCallOptions): Promise<AfterCallDesk> {
  const clock = createManualClock()
  const store = options.store ?? (await openStore({ file: ':memory:' }))
  const failures: AfterCallDesk['failures'] = []
  const problems: unknown[] = []
  const afterCall = startDesk(store, options.clock ?? clock, options, {
    failed: ({ target }, { why, dead }) => void failures.push({ target, why, dead }),
    problem: (error) => void problems.push(error),
  })
  const places = new Map<string, number>()
  return {
    ...{ store, clock, failures, problems },
    async happen(callId, ...events) {
      const records: CallRecord[] = events.map((event) => {
        const seq = places.get(callId) ?? 0
        places.set(callId, seq + 1)
        return { callId, seq, at: clock.now(), event }
      })
      await store.calls.append(records)
      for (const record of records) afterCall.onRecord(record)
    },
    async until(isTrue, stepMs = 1_000) {
      for (let step = 0; step < 2_000; step += 1) {
        if (await isTrue()) return
        await clock.advance(stepMs)
        // Sockets and the database's thread run in real time.
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      throw new Error(`did not come true; failures: ${JSON.stringify(failures)}, problems: ${problems.join()}`)
    },
    async [Symbol.asyncDispose]() {
      await afterCall.stop()
      if (!options.store) await store.close()
    },
  }
}

/** Starts it on a store that is open already. */
export function startDesk(
  store: Store,
  clock: Clock,
  { settings, smtp, models = [], texts }: AfterCallOptions,
  workerLog: Parameters<typeof startAfterCall>[0]['workerLog'],
): AfterCall {
  const assistant = { ...assistantSchema.parse(settings), knowledge: null }
  const secrets = { WEBHOOK_SECRET: new Secret(webhookSecret), ...(smtp && { SMTP_URL: new Secret(smtp) }) }
  const twilio = { accountSid: null, authTokens: [], apiBaseUrl: 'http://127.0.0.1:1', phoneNumber: '+15559990000' }
  return startAfterCall({
    config: { assistant, secrets, twilio },
    ...{ clock, models, workerLog, log: store.calls, outbox: store.outbox },
    texts: texts ?? null,
    random: () => 0.5,
    newLease: randomUUID,
    publish: () => undefined,
  })
}
