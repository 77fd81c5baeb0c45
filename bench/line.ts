import { Pool } from 'undici'
import { form, newCallSid, sign, voiceParameters } from '../test/support/signed.ts'

export const authToken = 'the-token-of-the-benchmark'
export const publicUrl = 'https://frontdesk.example'

/** A carrier's connections to one server. */
export interface Line {
  /** Of the server. */
  readonly url: string
  /** How many webhooks were sent. */
  readonly requests: number
  /** Parameters of a new call, from a caller of its own. */
  newCall(): Readonly<Record<string, string>>
  /** Posts a signed webhook; gives the TwiML. Rejects when the answer is anything but 200. */
  post(path: string, parameters: Readonly<Record<string, string>>): Promise<string>
  close(): Promise<void>
}

/** Keep-alive connections to `url`, opened as they are needed. `firstCall` numbers the calls. */
export function openLine(url: string, firstCall = 1): Line {
  const pool = new Pool(url, { keepAliveTimeout: 60_000, allowH2: false })
  let requests = 0
  let calls = firstCall

  return {
    url,
    get requests() {
      return requests
    },
    newCall() {
      calls += 1
      return voiceParameters(newCallSid(calls), { From: `+1555${String(calls).padStart(7, '0')}` })
    },
    async post(path, parameters) {
      requests += 1
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': sign(authToken, publicUrl + path, parameters),
          'i-twilio-idempotency-token': `token-${requests}`,
        },
        body: form(parameters),
      })
      const text = await body.text()
      if (statusCode !== 200) throw new Error(`${url}${path} answered ${statusCode}: ${text.slice(0, 500)}`)
      return text
    },
    close: () => pool.close(),
  }
}
