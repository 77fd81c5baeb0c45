import type { CallSummary } from '../../conversation/call-summary.ts'
import type { CallReport } from '../facts/call-report.ts'
import type { Notice } from './notice.ts'

/** What a webhook is sent, as the Standard Webhooks scheme has it: type, timestamp, data. Fields are listed by hand. */
export function webhookBody(notice: Notice): object {
  const { kind, at, callId, from, to } = notice
  const call = { id: callId, from, to }
  return { type: kind, timestamp: time(at), data: { call, ...dataOf(notice) } }
}

function dataOf(notice: Notice): object {
  switch (notice.kind) {
    case 'message.taken': {
      const { kind, for: forWhom, name, number, reason, urgency, bestTime } = notice.message
      return { message: { kind, for: forWhom, name, number, reason, urgency, bestTime } }
    }
    case 'emergency.heard':
      return { emergency: notice.emergency }
    case 'call.finished':
      return { ...reportData(notice.report), ...summaryData(notice.summary) }
  }
}

function reportData(report: CallReport): object {
  const { startedAt, endedAt, lines, endReason, turns, languages, sources, emergencies, messages } = report
  return {
    ...{ startedAt: time(startedAt), endedAt: time(endedAt), seconds: secondsOf(report) },
    ...{ lines, endReason, turns, languages, sources, emergencies, messages },
    unanswered: report.unanswered.map(({ turn, question }) => ({ turn, question })),
    actions: report.actions.map(({ name, turn, outcome }) => ({ name, turn, outcome })),
    transfers: report.transfers.map(({ target, outcome, seconds }) => ({ target, outcome, seconds })),
  }
}

function summaryData({ outcome, summary, sentiment, fields, model, cost }: CallSummary): object {
  const { currency, amount, prices, parts } = cost
  return {
    ...{ outcome, summary, sentiment, model },
    fields: fields.map(({ name, value, turn, words }) => ({ name, value, turn, words })),
    cost: {
      ...{ currency, amount, prices },
      parts: parts.map(({ what, detail, quantity, unit, amount: paid, estimated }) => ({
        ...{ what, detail, quantity, unit, amount: paid, estimated },
      })),
    },
  }
}

/** How long the call took, in whole seconds. */
export function secondsOf({ startedAt, endedAt }: CallReport): number {
  return Math.round((endedAt - startedAt) / 1_000)
}

function time(at: number): string {
  return new Date(at).toISOString()
}
