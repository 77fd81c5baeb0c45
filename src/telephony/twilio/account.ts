import type { Config } from '../../config/config.ts'
import { relayObstacle } from '../../config/line.ts'
import type { Clock } from '../../lib/clock.ts'
import { type AccountAnswer, type AccountQuestion, askAccount } from './ask-account.ts'

/** Which line carries calls. Answers from memory: no call ever waits for Twilio's REST API. */
export interface AccountView {
  /** The line for a call to this number of ours, now. */
  line(to: string): CarryingLine
  /** Asks Twilio once, where that decides anything. Never rejects. */
  refresh(signal: AbortSignal): Promise<void>
  /** Asks at once and then every hour, sooner when Twilio could not tell, until the signal aborts. Never rejects. */
  watch(signal: AbortSignal): Promise<void>
  /** The relay failed for a call to this number: it is answered by webhooks for `relay.webhookOnlyMs`. */
  relayFailed(to: string, reason: string): void
  state(): LineState
}

type CarryingLine = 'relay' | 'webhook'

/** For the log and `/readyz`. */
export interface LineState {
  /** The line for numbers whose relay has not failed. */
  readonly line: CarryingLine
  /** Why it is that line, in words for the owner. */
  readonly reason: string
  /** When Twilio last told what the account is, in ms since the epoch; null when it has not. */
  readonly toldAt: number | null
  /** How many numbers are answered by webhooks because their relay failed, and what it failed of last. */
  readonly webhookOnly: { readonly count: number; readonly reason: string } | null
}

export interface AccountOptions {
  readonly config: Pick<Config, 'assistant' | 'line' | 'server' | 'twilio'>
  readonly clock: Clock
  /** Called when the line or its reason is another than before. */
  readonly onChange: (state: LineState) => void
}

const againAfterMs = 3_600_000
const soonAfterMs = 60_000

/** A view of the account that says `webhook` until Twilio has said that there is a relay. */
export function createAccountView({ config, clock, onChange }: AccountOptions): AccountView {
  const { webhookOnlyMs } = config.assistant.relay
  const question = questionFor(config, clock)
  const failures = new Map<string, { until: number; reason: string }>()
  let decision = decideBefore(config, question)
  let toldAt: number | null = null

  function take(answer: AccountAnswer): void {
    // What Twilio said before holds until it says something else.
    if (answer.kind === 'unknown' && toldAt !== null) return
    if (answer.kind !== 'unknown') toldAt = clock.now()
    const before = decision
    decision = { line: answer.kind === 'full' ? 'relay' : 'webhook', reason: answer.reason }
    if (decision.line !== before.line || decision.reason !== before.reason) onChange(state())
  }

  async function ask(signal: AbortSignal): Promise<AccountAnswer['kind'] | 'unasked'> {
    if (!question) return 'unasked'
    const answer = await askAccount(question, signal)
    if (!signal.aborted) take(answer)
    return answer.kind
  }

  async function watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const kind = await ask(signal)
      if (kind === 'unasked') return
      await clock.sleep(kind === 'unknown' ? soonAfterMs : againAfterMs, signal).catch(() => undefined)
    }
  }

  /** Forgets failures that are long enough ago. */
  function liveFailures() {
    const now = clock.now()
    for (const [to, { until }] of failures) if (until <= now) failures.delete(to)
    return failures
  }

  function state(): LineState {
    const last = Array.from(liveFailures().values()).at(-1)
    return { ...decision, toldAt, webhookOnly: last ? { count: failures.size, reason: last.reason } : null }
  }

  return {
    line: (to) => (liveFailures().has(to) ? 'webhook' : decision.line),
    refresh: async (signal) => void (await ask(signal)),
    watch,
    relayFailed(to, reason) {
      // Taken out first, so that the last failure stands last.
      liveFailures().delete(to)
      failures.set(to, { until: clock.now() + webhookOnlyMs, reason })
    },
    state,
  }
}

/** Twilio is only asked where its answer decides. */
function questionFor({ line, twilio, ...config }: AccountOptions['config'], clock: Clock): AccountQuestion | null {
  const { accountSid } = twilio
  if (line !== 'auto' || accountSid === null || relayObstacle({ ...config, twilio })) return null
  return { twilio: { ...twilio, accountSid }, clock }
}

function decideBefore(config: AccountOptions['config'], question: AccountQuestion | null) {
  const { line } = config
  if (line !== 'auto') return { line, reason: `${line} is configured` }
  const reason = question ? 'Twilio has not been asked about the account yet' : relayObstacle(config)
  return { line: 'webhook' as CarryingLine, reason: reason ?? 'TWILIO_ACCOUNT_SID is not set' }
}
