import type { CallRecord } from '../../conversation/events.ts'
import type { CallView } from './call-view.ts'

/** Makes numbers unreadable. */
export interface Mask {
  /** For an address: a number, or what the carrier gave instead. */
  readonly address: (address: string) => string
  /** For a text in which numbers may stand. */
  readonly text: (text: string) => string
}

const addresses = new Set(['from', 'to', 'number', 'address', 'callerId'])

/** Ids, which may look like numbers and are none. */
const ids = new Set(['id', 'callId', 'messageId', 'sid', 'session', 'passage', 'key', 'type', 'kind', 'model'])

/** What is in these comes from callers, models and services: there, a plain number may be one that can be dialled. */
const anything = new Set(['input', 'data', 'values', 'fields'])

/** A view in which nobody reads a number: not in the addresses, not in what was said, and not in what was done. */
export function maskView(view: CallView, mask: Mask): CallView {
  return masked(view, mask, '', false)
}

/** The same for the log of a call. */
export function maskRecords(records: readonly CallRecord[], mask: Mask): CallRecord[] {
  // To whom a text went is no address: `caller`.
  return records.map((record) => (record.event.type === 'text.sent' ? record : masked(record, mask, '', false)))
}

function masked<T>(value: T, mask: Mask, name: string, mayBeAnything: boolean): T {
  switch (typeof value) {
    case 'string':
      return maskedText(value, mask, name, mayBeAnything) as T
    case 'number': {
      const text = mayBeAnything ? mask.text(`${value}`) : `${value}`
      return text === `${value}` ? value : (text as T)
    }
    case 'object':
      return value === null ? value : maskedParts(value, mask, name, mayBeAnything)
    default:
      return value
  }
}

function maskedText(text: string, mask: Mask, name: string, mayBeAnything: boolean): string {
  if (mayBeAnything) return mask.text(text)
  if (ids.has(name)) return text
  return addresses.has(name) ? mask.address(text) : mask.text(text)
}

function maskedParts<T extends object>(value: T, mask: Mask, name: string, mayBeAnything: boolean): T {
  if (Array.isArray(value)) return value.map((part) => masked(part, mask, name, mayBeAnything)) as unknown as T
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    masked(part, mask, key, mayBeAnything || anything.has(key)),
  ])
  return Object.fromEntries(parts)
}
