import type { CallEvent } from '../conversation/events.ts'

/** Texts that say nothing about a caller: what stays of any event. All other texts go. */
const kept = new Set([
  ...['type', 'line', 'via', 'source', 'model', 'kind', 'id', 'key', 'sid', 'session', 'because', 'how', 'reason'],
  ...['outcome', 'limit', 'about', 'emergency', 'language', 'target', 'asked', 'mode', 'answer', 'template', 'form'],
  ...['by', 'field', 'as', 'action', 'passage', 'document', 'name', 'level', 'for', 'urgency'],
])

/** An event as it is kept when its words have been kept long enough: what happened and when, without what was said. */
export function withoutWords(event: CallEvent): CallEvent {
  switch (event.type) {
    case 'call.started':
      return { ...event, greeting: '' }
    // Messages are kept for a time of their own.
    case 'message.taken':
      return event
    // Who an attempt dialled is of the settings.
    case 'call.transferring':
      return { ...event, whisper: '', ...(event.announce !== undefined && { announce: '' }) }
    case 'caller.looked-up':
      return { ...event, name: null, notes: null }
    case 'call.summarised':
      return { ...event, summary: null, fields: [] }
    case 'tool.called':
      return { ...event, input: {} }
    case 'tool.finished':
      return { ...blank(event), data: {} }
    case 'action.chosen':
      return { ...event, input: {} }
    case 'form.started':
      return { ...event, values: {} }
    default:
      return blank(event)
  }
}

/** As `withoutWords`, for a message. */
export function withoutMessage(event: CallEvent): CallEvent {
  if (event.type !== 'message.taken') return event
  const { message } = event
  return { ...event, message: { ...message, name: null, number: null, reason: null, bestTime: null } }
}

function blank<T>(value: T, name = ''): T {
  if (typeof value === 'string') return (kept.has(name) ? value : '') as T
  if (Array.isArray(value)) return value.map((part) => blank(part, name)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, blank(part, key)])) as T
}
