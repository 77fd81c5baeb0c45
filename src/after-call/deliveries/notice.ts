import type { NoticeKind } from '../../config/after-call-schema.ts'
import type { CallSummary } from '../../conversation/call-summary.ts'
import type { CallRecord } from '../../conversation/events.ts'
import type { TakenMessage } from '../../conversation/taken-message.ts'
import { type CallReport, readReport } from '../facts/call-report.ts'
import type { EntryKind } from '../ports.ts'

/** What is told to somebody about a call. Made from the log each time, so that the outbox holds no words of callers. */
export type Notice =
  | (NoticeBase & { readonly kind: 'message.taken'; readonly message: TakenMessage })
  | (NoticeBase & { readonly kind: 'emergency.heard'; readonly emergency: string })
  | (NoticeBase & { readonly kind: 'call.finished'; readonly report: CallReport; readonly summary: CallSummary })

interface NoticeBase {
  /** When it happened, in ms since the epoch. */
  readonly at: number
  readonly callId: string
  /** E.164, or what the carrier gave instead. */
  readonly from: string
  readonly to: string
}

/** What an event is called outside. */
export const noticeKinds: Readonly<Record<EntryKind, NoticeKind>> = {
  'message.taken': 'message.taken',
  'emergency.heard': 'emergency.heard',
  'call.ended': 'call.finished',
}

/**
 * Reads what the event at place `seq` of a call gives to tell; null when the log does not hold it any more.
 * @param language BCP 47 tag: what is spoken until it is changed
 */
export function noticeOf(records: readonly CallRecord[], seq: number, language: string): Notice | null {
  const record = records.find((candidate) => candidate.seq === seq)
  const started = records.find(({ event }) => event.type === 'call.started')?.event
  if (!record || started?.type !== 'call.started') return null
  const { at, callId, event } = record
  const base: NoticeBase = { at, callId, from: started.from, to: started.to }
  switch (event.type) {
    case 'message.taken':
      return { ...base, kind: 'message.taken', message: event.message }
    case 'emergency.heard':
      return { ...base, kind: 'emergency.heard', emergency: event.emergency }
    case 'call.ended': {
      const report = readReport(records, language)
      const summary = records.find((candidate) => candidate.event.type === 'call.summarised')?.event
      if (!report || summary?.type !== 'call.summarised') return null
      return { ...base, kind: 'call.finished', report, summary }
    }
    default:
      return null
  }
}
