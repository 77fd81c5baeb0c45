import { privateHosts } from '../lib/net/public-address.ts'
import { sendsMail, smtpVariable } from './after-call-secrets.ts'
import type { WrittenAssistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'
import { addressFindings } from './template-checks.ts'

type Settings = Pick<WrittenAssistant, 'afterCall' | 'messages'>
type Variables = Readonly<Record<string, string>>

/** Fields of one name would be one, and a choice needs something to choose from. */
export function afterCallFieldsFit({ afterCall: { fields } }: Pick<Settings, 'afterCall'>): Finding[] {
  return fields.flatMap(({ name, type, choices }, index): Finding[] => {
    const path = ['afterCall', 'fields', index]
    const first = fields.findIndex((other) => other.name === name)
    if (first !== index)
      return [{ path: [...path, 'name'], found: `${name}, the name of fields[${first}]`, allowed: 'a name of its own' }]
    if ((type === 'choice') === choices.length > 0) return []
    const found = choices.length > 0 ? `${choices.length} choices for the type ${type}` : 'none'
    const allowed = type === 'choice' ? 'what can be chosen: [first, second]' : 'choices with type: choice only'
    return [{ path: [...path, 'choices'], found, allowed }]
  })
}

/** Webhooks lead to where they may, and have a secret to be signed with. */
export function afterCallWebhooksFit({ afterCall, messages }: Settings, env: Variables): Finding[] {
  const isAllowed = privateHosts(afterCall.privateHosts)
  const { webhookSecretEnv: shared } = afterCall
  const hooks = afterCall.webhooks.map(({ url, secretEnv }, index) => ({
    ...{ url, path: ['afterCall', 'webhooks', index, 'url'] },
    secret: { name: secretEnv ?? shared, path: ['afterCall', 'webhooks', index, secretEnv ? 'secretEnv' : 'url'] },
  }))
  const ofMessages = { path: ['messages', 'webhook'], secret: { name: shared, path: ['messages', 'webhook'] } }
  const all = [...hooks, ...(messages.webhook === null ? [] : [{ ...ofMessages, url: messages.webhook }])]
  return all.flatMap(({ url, path, secret }) => [
    ...addressFindings(url, path, isAllowed).map((finding) => ({
      ...finding,
      allowed: finding.allowed.replace('under privateHosts', 'under afterCall.privateHosts'),
    })),
    ...secretFindings(secret.name, secret.path, env),
  ])
}

/** E-mail needs a sender and a server. The server's address holds a password, so it is never shown. */
export function afterCallMailFits(settings: Settings, env: Variables): Finding[] {
  if (!sendsMail(settings)) return []
  const path = ['afterCall', 'email', 'from']
  const from: Finding[] =
    settings.afterCall.email.from === null
      ? [{ path, found: 'none, though e-mails are sent', allowed: 'the address that e-mails come from' }]
      : []
  const server = env[smtpVariable]
  if (server !== undefined && isMailServer(server)) return from
  const found = server === undefined ? `${smtpVariable} is not set` : `${smtpVariable} is no address of a mail server`
  const allowed = `${smtpVariable} in the environment or .env, such as smtps://user:password@mail.example.org`
  return [...from, { path: ['afterCall', 'email'], found, allowed }]
}

/** By the Standard Webhooks scheme a secret is `whsec_` and 24 to 64 bytes in base64. */
function secretFindings(name: string, path: readonly PropertyKey[], env: Variables): Finding[] {
  const secret = env[name]
  if (secret !== undefined && isSigningSecret(secret)) return []
  const found = secret === undefined ? `${name} is not set` : `${name} is no secret for webhooks`
  const make = `node -p "'whsec_'+crypto.randomBytes(32).toString('base64')"`
  return [{ path, found, allowed: `whsec_ and 24 to 64 bytes in base64; this makes one: ${make}` }]
}

function isSigningSecret(secret: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) return false
  const { length } = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return length >= 24 && length <= 64
}

function isMailServer(address: string): boolean {
  return /^smtps?:$/.test(URL.parse(address)?.protocol ?? '') && URL.parse(address)?.hostname !== ''
}
