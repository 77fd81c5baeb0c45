import { createHmac } from 'node:crypto'

/**
 * The value of `X-Twilio-Signature`: base64 of HMAC-SHA1, keyed with the account's token, over the URL followed by
 * each form field's name and value, sorted by name, without separators. A GET has no fields: its URL carries them.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function signatureOf(authToken: string, url: string, form: Readonly<Record<string, string>>): string {
  const names = Object.keys(form).sort()
  const signed = withoutFragment(url) + names.map((name) => name + form[name]).join('')
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}

/** Fragments carry connection settings to the carrier itself; they are neither sent nor signed. */
function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url
}
