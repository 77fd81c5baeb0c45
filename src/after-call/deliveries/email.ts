import type { SendMailOptions } from 'nodemailer'
import type { Secret } from '../../lib/secret.ts'
import { codeOf, type Deliver, type DeliveryOutcome, delivered } from './delivery.ts'
import type { Notice } from './notice.ts'
import { type NoticeText, noticeText, type TextSettings } from './notice-text.ts'
import type { Target } from './targets.ts'

export interface EmailParts {
  /** The mail server's address with user and password; null where there is none. */
  readonly server: Secret | null
  /** The address that mails come from; null where none is set. */
  readonly from: string | null
  readonly settings: TextSettings
  readonly redact: (notice: Notice) => Notice
}

/** For each step of the talk with the mail server, in ms. */
const stepLimitMs = 10_000

/** Sends notices by e-mail. The Message-ID is the delivery's key, by which mail programs know what they have already. */
export function createEmailDelivery(parts: EmailParts): Deliver<Extract<Target, { way: 'email' }>> {
  const { server, from, settings, redact } = parts
  return async ({ id, notice, target }, signal) => {
    if (!server || from === null) return { kind: 'later', why: 'SMTP_URL or afterCall.email.from is not set' }
    const { createTransport } = await import('nodemailer')
    // A connection for each: between calls a mail server would close it.
    const transport = createTransport({
      url: server.reveal(),
      ...{ connectionTimeout: stepLimitMs, greetingTimeout: stepLimitMs, socketTimeout: stepLimitMs },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })
    const close = () => transport.close()
    signal.addEventListener('abort', close, { once: true })
    try {
      const mail = mailOf(noticeText(redact(notice), settings))
      await transport.sendMail({
        ...mail,
        from: { name: settings.name, address: from },
        to: target.address,
        messageId: messageId(id, from),
      })
      return delivered
    } catch (error) {
      signal.throwIfAborted()
      return outcomeOf(error)
    } finally {
      signal.removeEventListener('abort', close)
      close()
    }
  }
}

function mailOf({ title, rows }: NoticeText): SendMailOptions {
  const cells = rows.map(
    ([name, value]) =>
      `<tr><th align="left" valign="top">${escaped(name)}</th><td>${escaped(value).replace(/\n/g, '<br>')}</td></tr>`,
  )
  return {
    subject: title,
    text: `${title}\n\n${rows.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`,
    html: `<h3>${escaped(title)}</h3>\n<table cellpadding="4">\n${cells.join('\n')}\n</table>\n`,
    // Nobody is to be answered by a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

function messageId(id: string, from: string): string {
  return `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}

/** An address or a mail that the server will never take. A refused password (AUTH) is the owner's to mend. */
const final: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

function outcomeOf(error: unknown): DeliveryOutcome {
  const { responseCode: code, command } = error as { responseCode?: unknown; command?: unknown }
  if (typeof code !== 'number') return { kind: 'later', why: codeOf(error) }
  const why = `the mail server answered ${code}`
  return { kind: code >= 500 && final.has(String(command)) ? 'refused' : 'later', why }
}
