import type { CallEvent, CallRecord } from '../conversation/events.ts'
import type { CallLog } from '../conversation/ports.ts'
import type { Redactor } from './redactor/redactor.ts'

interface Redactors {
  /** For words. */
  readonly words: Redactor
  /** For what is to be done or passed on: at most `masked`, since a message needs the number to call back. */
  readonly matters: Redactor
}

/** Fields that are addresses, or names of things: they say nothing, and other records point to them. */
const technical = new Set([
  ...['type', 'id', 'key', 'sid', 'session', 'passage', 'from', 'to', 'number', 'callerId', 'target', 'model'],
])

/**
 * A log into which secrets never get: records are made unreadable before they are written. Whoever holds the call in
 * memory still has the caller's own words; after a restart only what was written.
 */
export function withRedaction<Log extends CallLog>(log: Log, redactors: Redactors): Log {
  return {
    ...log,
    append: (records: readonly CallRecord[], options?: { readonly mayWait: boolean }) =>
      log.append(
        records.map((record) => ({ ...record, event: redactEvent(record.event, redactors) })),
        options,
      ),
  }
}

function redactEvent(event: CallEvent, { words, matters }: Redactors): CallEvent {
  switch (event.type) {
    case 'call.started':
      return event
    case 'reply.sent': {
      // Only what is said: elsewhere are addresses that the carrier comes back to, and numbers that it dials.
      const body = event.body.replace(/<Say\b[^>]*>[\s\S]*?<\/Say>/g, (say) =>
        say.replace(/>[^<]+</g, (text) => `>${words.text(text.slice(1, -1))}<`),
      )
      const split = event.input.indexOf('|') + 1
      return { ...event, body, input: event.input.slice(0, split) + words.text(event.input.slice(split)) }
    }
    case 'message.taken':
    case 'action.chosen':
    case 'form.started':
    case 'form.filled':
    case 'tool.called':
      return redactFields(event, matters)
    default:
      return redactFields(event, words)
  }
}

function redactFields<T>(value: T, redactor: Redactor): T {
  if (Array.isArray(value)) return value.map((part) => redactFields(part, redactor)) as T
  if (typeof value !== 'object' || value === null) return redactor.value(value)
  const fields = Object.entries(value).map(([key, part]) => [
    key,
    technical.has(key) ? part : redactFields(part, redactor),
  ])
  return Object.fromEntries(fields)
}
