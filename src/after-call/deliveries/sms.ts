import type { TextSender } from '../ports.ts'
import { type Deliver, delivered } from './delivery.ts'
import type { Notice } from './notice.ts'
import { noticeText, type TextSettings } from './notice-text.ts'
import type { Target } from './targets.ts'

export interface SmsParts {
  /** Null where the account cannot be used. */
  readonly sender: TextSender | null
  /** A number of the account, in E.164; null for the one that was called. */
  readonly from: string | null
  readonly settings: TextSettings
  readonly redact: (notice: Notice) => Notice
}

/** A text is paid by pieces; four are enough. */
const mostCharacters = 450

/** Sends notices as texts to the numbers of the settings. */
export function createSmsDelivery({
  sender,
  from,
  settings,
  redact,
}: SmsParts): Deliver<Extract<Target, { way: 'sms' }>> {
  return async ({ id, notice, target, triedAt }, signal) => {
    if (!sender) return { kind: 'later', why: 'TWILIO_ACCOUNT_SID or TWILIO_AUTH_TOKEN is not set' }
    const text = smsText(redact(notice), settings)
    const outgoing = { to: target.number, from: from ?? notice.to, text, idempotencyKey: id, triedAt }
    const outcome = await sender.sendText(outgoing, signal)
    switch (outcome.kind) {
      case 'sent':
        return delivered
      case 'refused':
        return { kind: 'refused', why: `the carrier refused it: ${outcome.because}${errorCode(outcome.code)}` }
      case 'later':
        return { kind: 'later', why: `the carrier did not take it${errorCode(outcome.code)}` }
    }
  }
}

function smsText(notice: Notice, settings: TextSettings): string {
  const { title, rows } = noticeText(notice, settings)
  const wanted = rows.filter(
    ([name]) => name === 'Number' || name === 'Reason' || name === 'Best time' || name === 'Caller',
  )
  const text = [title, ...wanted.map(([name, value]) => `${name}: ${value}`)].join('\n')
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`
}

function errorCode(code: number | null): string {
  return code === null ? '' : ` (error ${code})`
}
