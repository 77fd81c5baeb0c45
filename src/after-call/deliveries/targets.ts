import { createHash } from 'node:crypto'
import type { AfterCallSettings, NoticeKind } from '../../config/after-call-schema.ts'
import type { Assistant } from '../../config/schema.ts'

/** Who is told about calls, and by what way. */
export type Target =
  | { readonly way: 'webhook'; readonly key: string; readonly url: string; readonly secretEnv: string }
  | { readonly way: 'email'; readonly key: string; readonly address: string }
  | { readonly way: 'sms'; readonly key: string; readonly number: string }

export type TargetSettings = Pick<Assistant, 'messages'> & {
  readonly afterCall: Pick<AfterCallSettings, 'webhooks' | 'webhookSecretEnv' | 'email'>
}

/** Everybody who is told of such a thing, each once. */
export function targetsOf(kind: NoticeKind, { messages, afterCall }: TargetSettings): Target[] {
  const { webhooks, webhookSecretEnv, email } = afterCall
  const targets: Target[] = webhooks
    .filter(({ events }) => events.includes(kind))
    .map(({ url, secretEnv }) => webhook(url, secretEnv ?? webhookSecretEnv))
  switch (kind) {
    case 'message.taken':
      targets.push(...messages.email.map(mail), ...messages.sms.map(sms))
      if (messages.webhook !== null) targets.push(webhook(messages.webhook, webhookSecretEnv))
      break
    case 'call.finished':
      targets.push(...email.to.map(mail))
      break
    case 'emergency.heard':
      targets.push(...messages.email.map(mail), ...messages.sms.map(sms))
      break
  }
  return [...new Map(targets.map((target) => [target.key, target])).values()]
}

/** The key of a delivery: tells nothing of the call or the target, and is the same for the same two. */
export function deliveryId(jobId: string, targetKey: string): string {
  return `msg_${createHash('sha256').update(`${jobId}\n${targetKey}`).digest('base64url').slice(0, 27)}`
}

/** Addresses may hold secrets of their receiver, so only the host is shown and the rest told apart. */
function webhook(url: string, secretEnv: string): Target {
  const { host } = new URL(url)
  const rest = createHash('sha256').update(url).digest('hex').slice(0, 8)
  return { way: 'webhook', key: `webhook:${host}#${rest}`, url, secretEnv }
}

function mail(address: string): Target {
  return { way: 'email', key: `email:${address}`, address }
}

function sms(number: string): Target {
  return { way: 'sms', key: `sms:${number}`, number }
}
