import type { CallSummary } from '../../conversation/call-summary.ts'
import { groupedNumber } from '../../lib/phone-number.ts'
import type { CallReport } from '../facts/call-report.ts'
import type { Notice } from './notice.ts'
import { secondsOf } from './webhook-body.ts'

/** A notice for people to read: what it is in one line, and what is to be said by name. Holds callers' words. */
export interface NoticeText {
  readonly title: string
  readonly rows: readonly (readonly [name: string, value: string])[]
}

export interface TextSettings {
  /** What the business calls its assistant. */
  readonly name: string
  /** BCP 47 tag and time zone for moments. */
  readonly language: string
  readonly zone: string | null
}

type Row = readonly [string, string]

/** Puts a notice into words. */
export function noticeText(notice: Notice, settings: TextSettings): NoticeText {
  const caller: Row = ['Caller', numberText(notice.from)]
  const when: Row = ['Time', timeText(notice.at, settings)]
  const call: Row = ['Call', notice.callId]
  switch (notice.kind) {
    case 'message.taken': {
      const { kind, for: forWhom, name, number, reason, urgency, bestTime } = notice.message
      const what = kind === 'call-back' ? 'Please call back' : 'Message'
      const isUrgent = urgency === 'urgent'
      return {
        title: oneLine(
          `${isUrgent ? 'Urgent: ' : ''}${what}${forWhom ? ` for ${forWhom}` : ''}: ${name ?? numberText(notice.from)}`,
        ),
        rows: said(
          ['For', forWhom],
          ['Name', name],
          ['Number', number && numberText(number)],
          ['Reason', reason],
          ['Urgent', isUrgent ? 'yes' : null],
          ['Best time', bestTime],
          ...[caller, when, call],
        ),
      }
    }
    case 'emergency.heard':
      return {
        title: oneLine(`Emergency on the phone: ${notice.emergency}`),
        rows: [['Emergency', notice.emergency], caller, when, call],
      }
    case 'call.finished':
      return finishedText(notice.report, notice.summary, [caller, when, call])
  }
}

const outcomes: Readonly<Record<CallSummary['outcome'], string>> = {
  emergency: 'an emergency was told',
  transferred: 'the caller was put through',
  message: 'a message was left',
  done: 'something was done',
  answered: 'questions were answered',
  unanswered: 'a question was left open',
  abandoned: 'the caller said nothing',
  refused: 'the call was not taken',
}

function finishedText(report: CallReport, summary: CallSummary, call: readonly Row[]): NoticeText {
  const { minutes, seconds } = { minutes: Math.floor(secondsOf(report) / 60), seconds: secondsOf(report) % 60 }
  const { cost } = summary
  const unknown = [...new Set(cost.parts.filter(({ amount }) => amount === null).map(({ what }) => what))]
  return {
    title: oneLine(`Call from ${numberText(report.from)}: ${outcomes[summary.outcome]}`),
    rows: said(
      ['Outcome', outcomes[summary.outcome]],
      ['Summary', summary.summary],
      ...summary.fields.map(({ name, value }): Row => [name, String(value)]),
      ['Sentiment', summary.sentiment],
      ['Length', `${minutes}:${String(seconds).padStart(2, '0')}`],
      ['Languages', report.languages.join(', ')],
      ['Open questions', list(report.unanswered.map(({ question }) => question))],
      ['Actions', list(report.actions.map(({ name, outcome }) => `${name} (${outcome ?? 'unknown'})`))],
      ['Put through to', list(report.transfers.map(({ target, outcome }) => `${target} (${outcome})`))],
      ['Documents', list(report.sources)],
      [
        'Cost',
        `${cost.amount.toFixed(4)} ${cost.currency}${unknown.length > 0 ? `, without ${unknown.join(', ')}` : ''}`,
      ],
      ...call,
    ),
  }
}

function said(...rows: readonly (readonly [string, string | null])[]): Row[] {
  return rows.flatMap(([name, value]): Row[] => (value ? [[name, value]] : []))
}

function list(texts: readonly string[]): string {
  return texts.join('; ')
}

/** Numbers in groups; what is none, as it is. */
function numberText(number: string): string {
  return /^\+\d+$/.test(number) ? groupedNumber(number) : number || 'unknown'
}

function timeText(at: number, { language, zone }: TextSettings): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone ?? 'UTC' } as const
  return `${new Intl.DateTimeFormat(language, options).format(at)}${zone === null ? ' UTC' : ''}`
}

/** For subjects and the like. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 150)
}
