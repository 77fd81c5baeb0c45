import type { WrittenAssistant } from './schema.ts'

type Settings = Pick<WrittenAssistant, 'afterCall' | 'messages'>

/** The variable with the address of the mail server and its password. */
export const smtpVariable = 'SMTP_URL'

/** The names of the variables whose secrets are needed after calls, each once. */
export function afterCallSecretNames(settings: Settings): string[] {
  const { afterCall, messages } = settings
  const own = afterCall.webhooks.map(({ secretEnv }) => secretEnv ?? afterCall.webhookSecretEnv)
  const shared = messages.webhook === null ? [] : [afterCall.webhookSecretEnv]
  return [...new Set([...own, ...shared, ...(sendsMail(settings) ? [smtpVariable] : [])])]
}

/** Whether anything goes out by e-mail. */
export function sendsMail({ afterCall, messages }: Settings): boolean {
  return afterCall.email.to.length > 0 || messages.email.length > 0
}
