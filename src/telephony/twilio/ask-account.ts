import { Client } from 'undici'
import { z } from 'zod'
import type { TwilioSettings } from '../../config/config.ts'
import type { Clock } from '../../lib/clock.ts'

/** What Twilio says about the account, with a reason in words for the owner. */
export interface AccountAnswer {
  /** `full` has the relay; `lacking` certainly has not; `unknown` means that Twilio could not tell this time. */
  readonly kind: 'full' | 'lacking' | 'unknown'
  readonly reason: string
}

export interface AccountQuestion {
  readonly twilio: TwilioSettings & { readonly accountSid: string }
  readonly clock: Clock
}

const limitMs = 10_000
/** The account's description has about 2 kB. */
const mostBytes = 65_536

/** https://www.twilio.com/docs/iam/api/account: `status` is active, suspended or closed, `type` is Trial or Full. */
const account = z.object({
  status: z.string().transform((status) => status.toLowerCase()),
  type: z.string().transform((type) => type.toLowerCase()),
})

/** Asks Twilio's REST API what the account is, within ten seconds. Never rejects. */
export async function askAccount(question: AccountQuestion, signal: AbortSignal): Promise<AccountAnswer> {
  const limit = new AbortController()
  const answered = new AbortController()
  const late = () => limit.abort(new Error(`no answer within ${limitMs} ms`))
  question.clock.sleep(limitMs, answered.signal).then(late, () => undefined)
  try {
    return await askWithEachToken(question, AbortSignal.any([signal, limit.signal]))
  } catch (error) {
    return { kind: 'unknown', reason: `Twilio could not be asked about the account: ${describe(error)}` }
  } finally {
    answered.abort()
  }
}

/** While a token is rotated, only one of those configured opens the REST API. */
async function askWithEachToken({ twilio }: AccountQuestion, signal: AbortSignal): Promise<AccountAnswer> {
  const url = new URL(`${twilio.apiBaseUrl}/2010-04-01/Accounts/${twilio.accountSid}.json`)
  const client = new Client(url.origin, { maxResponseSize: mostBytes })
  try {
    for (const token of twilio.authTokens) {
      const credentials = Buffer.from(`${twilio.accountSid}:${token.reveal()}`).toString('base64')
      const headers = { authorization: `Basic ${credentials}`, accept: 'application/json' }
      const { statusCode, body } = await client.request({ method: 'GET', path: url.pathname, headers, signal })
      const text = await body.text()
      if (statusCode !== 401) return readAnswer(statusCode, text)
    }
    return { kind: 'lacking', reason: 'Twilio refuses TWILIO_AUTH_TOKEN for this TWILIO_ACCOUNT_SID (401)' }
  } finally {
    await client.destroy()
  }
}

function readAnswer(status: number, text: string): AccountAnswer {
  if (status === 404) return { kind: 'lacking', reason: 'Twilio knows no account with this TWILIO_ACCOUNT_SID (404)' }
  if (status === 403) return { kind: 'lacking', reason: 'Twilio does not let these credentials see the account (403)' }
  if (status !== 200) return { kind: 'unknown', reason: `Twilio could not tell about the account (${status})` }
  const { data } = account.safeParse(parseJson(text))
  if (!data) return { kind: 'unknown', reason: 'Twilio answered something else than the description of an account' }
  if (data.status !== 'active') return { kind: 'lacking', reason: 'the Twilio account is suspended or closed' }
  if (data.type !== 'full') return { kind: 'lacking', reason: 'the Twilio account is a trial, which has no relay' }
  return { kind: 'full', reason: 'the Twilio account is active and not a trial' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The code of a network error says more than its message, which is empty when several addresses failed. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
