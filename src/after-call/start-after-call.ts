import { smtpVariable } from '../config/after-call-secrets.ts'
import type { Config } from '../config/config.ts'
import type { CallRecord } from '../conversation/events.ts'
import type { CallLog } from '../conversation/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { createGuardedAgent } from '../lib/net/guarded-agent.ts'
import { privateHosts } from '../lib/net/public-address.ts'
import { createAfterCall } from './after-call.ts'
import { withOwnPrices } from './cost/price-table.ts'
import { prices } from './cost/prices/2026-11.ts'
import type { Delivery, DeliveryOutcome } from './deliveries/delivery.ts'
import { createEmailDelivery } from './deliveries/email.ts'
import type { Notice } from './deliveries/notice.ts'
import { createSmsDelivery } from './deliveries/sms.ts'
import { createWebhookDelivery } from './deliveries/webhook.ts'
import { startWorker, type Worker, type WorkerLog } from './outbox/worker.ts'
import type { Outbox, SummaryModel, TextSender } from './ports.ts'
import { createSummariser } from './summary/summarise.ts'

export interface AfterCallSources {
  readonly config: Pick<Config, 'assistant' | 'secrets' | 'twilio'>
  readonly log: Pick<CallLog, 'read' | 'append'>
  readonly outbox: Outbox
  /** In the order in which they are asked for summaries. */
  readonly models: readonly SummaryModel[]
  /** Null where the account cannot be used. */
  readonly texts: TextSender | null
  readonly clock: Clock
  readonly random: () => number
  /** Gives a new name each time. */
  readonly newLease: () => string
  readonly publish: (record: CallRecord) => void
  /** Made of a text before it leaves in a notice. */
  readonly redact?: (text: string) => string
  readonly workerLog: WorkerLog
}

/** What happens after calls, while the program runs. */
export interface AfterCall {
  /** Hears of each record, so that what it causes is done at once. */
  onRecord(record: CallRecord): void
  /** Looks at once for what is due; call it when something was put back. */
  wake(): void
  /** Resolves when nothing is under way; what was broken off is taken up at the next start. */
  stop(): Promise<void>
}

const connectLimitMs = 10_000
/** More than any receiver should answer, in bytes; it is not read anyway. */
const mostAnswer = 65_536

/** Begins to work off the outbox. */
export function startAfterCall(sources: AfterCallSources): AfterCall {
  const { config, outbox, models, clock, publish, log, workerLog } = sources
  const { assistant } = config
  const { afterCall, language } = assistant
  const isAllowed = privateHosts(afterCall.privateHosts)
  const agent = createGuardedAgent({ timeoutMs: connectLimitMs, isAllowed, maxResponseBytes: mostAnswer })
  const worker: Worker = startWorker({
    ...{ outbox, clock, log: workerLog, attempts: afterCall.attempts },
    ...{ random: sources.random, newLease: sources.newLease },
    handle: createAfterCall({
      ...{ log, assistant, publish, clock, prices: withOwnPrices(prices, afterCall) },
      summarise: createSummariser({ models, settings: afterCall, language, clock }),
      deliver: createDelivery(sources, agent),
    }),
  })
  return {
    onRecord({ event: { type } }) {
      if (type === 'message.taken' || type === 'emergency.heard' || type === 'call.ended') worker.wake()
    },
    wake: () => worker.wake(),
    async stop() {
      await worker.stop()
      await agent.destroy()
    },
  }
}

function createDelivery(
  { config, texts, clock, redact: redactText = (text) => text }: AfterCallSources,
  agent: ReturnType<typeof createGuardedAgent>,
): (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryOutcome> {
  const { assistant, secrets, twilio } = config
  const { name, language, openingHours, afterCall } = assistant
  const settings = { name, language, zone: openingHours?.zone ?? null }
  const redact = (notice: Notice): Notice => withTexts(notice, redactText)
  const webhook = createWebhookDelivery({ agent, secrets, redact, clock })
  const server = secrets[smtpVariable] ?? null
  const email = createEmailDelivery({ server, from: afterCall.email.from, settings, redact })
  const from = assistant.texts.from ?? twilio.phoneNumber
  const sms = createSmsDelivery({ sender: texts, from, settings, redact })
  return ({ target, ...delivery }, signal) => {
    switch (target.way) {
      case 'webhook':
        return webhook({ ...delivery, target }, signal)
      case 'email':
        return email({ ...delivery, target }, signal)
      case 'sms':
        return sms({ ...delivery, target }, signal)
    }
  }
}

/** The caller's number and the ids stay; whatever was said is changed. */
function withTexts(notice: Notice, change: (text: string) => string): Notice {
  switch (notice.kind) {
    case 'message.taken': {
      const { name, reason, bestTime } = notice.message
      const changed = {
        name: name && change(name),
        reason: reason && change(reason),
        bestTime: bestTime && change(bestTime),
      }
      return { ...notice, message: { ...notice.message, ...changed } }
    }
    case 'emergency.heard':
      return notice
    case 'call.finished': {
      const { report, summary } = notice
      const unanswered = report.unanswered.map(({ turn, question }) => ({ turn, question: change(question) }))
      const fields = summary.fields.map((field) => ({
        ...field,
        value: typeof field.value === 'string' ? change(field.value) : field.value,
        words: change(field.words),
      }))
      const text = summary.summary && change(summary.summary)
      return { ...notice, report: { ...report, unanswered }, summary: { ...summary, summary: text, fields } }
    }
  }
}
