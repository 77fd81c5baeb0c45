import type { ConsoleInBrowser } from '../../test/browser/support/console.ts'
import { fakeAccountSid, startFakeTwilio } from '../../test/fakes/fake-twilio.ts'
import { form, newCallSid, sign, voiceParameters } from '../../test/support/signed.ts'
import { publicUrl, token } from '../../test/support/test-app.ts'

const number = '+12025550100'
const oldAddress = 'https://old-tunnel.example'

/** The side of Twilio, almost as it should be. */
export interface DemoTwilio extends AsyncDisposable {
  /** For the program to start with. */
  readonly env: Readonly<Record<string, string>>
}

export async function openDemoTwilio(): Promise<DemoTwilio> {
  const twilio = await startFakeTwilio({ tokens: [token] })
  twilio.addNumber({
    ...{ phone_number: number, friendly_name: 'Front door', voice_url: `${publicUrl}/call` },
    ...{ voice_fallback_url: `${publicUrl}/call_fallback`, status_callback: `${oldAddress}/call_status` },
  })
  return {
    env: { TWILIO_ACCOUNT_SID: fakeAccountSid, TWILIO_API_BASE_URL: twilio.url, TWILIO_PHONE_NUMBER: number },
    [Symbol.asyncDispose]: () => twilio[Symbol.asyncDispose](),
  }
}

/** Lets Twilio call by an address that is not ours any more, and a stranger try it. */
export async function seedRefusals({ app }: ConsoleInBrowser): Promise<void> {
  const parameters = voiceParameters(newCallSid(990))
  const signature = { 'x-twilio-signature': sign(token, `${oldAddress}/call`, parameters) }
  for (const headers of [signature, signature, {}]) {
    await app.app.server.inject({
      ...{ method: 'POST', url: '/call', payload: form(parameters) },
      headers: {
        ...{ 'content-type': 'application/x-www-form-urlencoded', host: new URL(oldAddress).host },
        ...headers,
      },
    })
  }
}
