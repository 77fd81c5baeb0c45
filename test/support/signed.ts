import { createHmac } from 'node:crypto'

/** Signs as Twilio's page on webhook security says; written apart from the product's own check. */
export function sign(token: string, url: string, parameters: Readonly<Record<string, string>>): string {
  const names = Object.keys(parameters).sort()
  const signed = url + names.map((name) => name + parameters[name]).join('')
  return createHmac('sha1', token).update(signed, 'utf8').digest('base64')
}

/** A form body as Twilio writes it. */
export function form(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString()
}

/** The parameters that every voice webhook carries. */
export function voiceParameters(callSid: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    CallSid: callSid,
    AccountSid: `AC${'0'.repeat(32)}`,
    From: '+15550100001',
    To: '+15550100099',
    CallStatus: 'in-progress',
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    ...more,
  }
}

/** A call id of Twilio's form: `CA` and 32 hex digits. */
export function newCallSid(number: number): string {
  return `CA${number.toString(16).padStart(32, '0')}`
}
