import { randomBytes } from 'node:crypto'
import { Agent } from 'undici'
import type { People } from './dial/person.ts'
import { PhoneCall } from './phone-call.ts'
import type { Timing } from './timing.ts'
import type { CallObserver } from './transcript.ts'
import { WebhookClient } from './webhook-client.ts'

export interface PhoneOptions {
  /** Where the server is reached, such as `http://127.0.0.1:5000`. */
  readonly baseUrl: string
  /** What the server believes to be called as, and so what is signed, where that differs from `baseUrl`. */
  readonly publicUrl?: string
  /** Signs every request; null: requests are not signed. */
  readonly authToken: string | null
  readonly timing: Timing
  /** The caller's number. */
  readonly from?: string
  /** The number called. */
  readonly to?: string
  readonly accountSid?: string
  /** Who answers when callers are put through; everybody does who is not listed. */
  readonly people?: People
  /** Gives so many random bytes, for ids. */
  readonly random?: (size: number) => Buffer
}

interface CallOptions {
  readonly from?: string
  readonly to?: string
  readonly callSid?: string
  /** Where calls come in: `/call`. */
  readonly path?: string
  /** Asked when something fails: `/call_fallback`; null: nothing is. */
  readonly fallbackPath?: string | null
  /** Told of the end of the call: `/call_status`; null: nothing is. */
  readonly statusPath?: string | null
  /** Who answers when the caller is put through; everybody does who is not listed. */
  readonly people?: People
  readonly observer?: Partial<CallObserver>
  /** Instead of the phone's. */
  readonly timing?: Timing
  /** Somebody else speaks the sentences that the observer is told, and reports with `hear` how far they have come: no. */
  readonly isSpokenElsewhere?: boolean
  /** What a recogniser of several languages takes the caller's to be: `en`. */
  readonly callerLanguage?: string
}

/** A fake carrier that calls a server as Twilio would. */
export interface Phone extends AsyncDisposable {
  /** Calls and resolves when the assistant listens for the first time, or the call is over. Rejects as `say` does. */
  call(options?: CallOptions): Promise<PhoneCall>
  /** Calls and gives the call at once, while it is being answered. */
  dial(options?: CallOptions): PhoneCall
  /** Hangs up all calls and closes the connections. */
  close(): Promise<void>
}

/** Sets up a phone; nothing is connected before the first call. */
export function createPhone(options: PhoneOptions): Phone {
  const { random = randomBytes, publicUrl = options.baseUrl } = options
  const dispatcher = new Agent()
  const calls = new Set<PhoneCall>()
  const newSid = (prefix: string) => prefix + random(16).toString('hex')
  const accountSid = options.accountSid ?? newSid('AC')

  function dial(given: CallOptions = {}): PhoneCall {
    const at = (path: string) => publicUrl.replace(/\/$/, '') + path
    const orNull = (path: string | null) => (path === null ? null : at(path))
    const { timing = options.timing, observer = {}, isSpokenElsewhere = false, callerLanguage = 'en' } = given
    const call = new PhoneCall({
      ...{ timing, newSid, observer, isSpokenElsewhere, callerLanguage },
      people: given.people ?? options.people ?? {},
      parties: {
        accountSid,
        callSid: given.callSid ?? newSid('CA'),
        from: given.from ?? options.from ?? '+15005550001',
        to: given.to ?? options.to ?? '+15005550006',
      },
      urls: {
        voice: at(given.path ?? '/call'),
        fallback: orNull(given.fallbackPath === undefined ? '/call_fallback' : given.fallbackPath),
        status: orNull(given.statusPath === undefined ? '/call_status' : given.statusPath),
      },
      webhooks: new WebhookClient({
        dispatcher,
        clock: timing.clock,
        authToken: options.authToken,
        connectTo: (url) => reach(url, publicUrl, options.baseUrl),
        newToken: () => random(16).toString('hex'),
      }),
      dialer: {
        authToken: options.authToken,
        connectTo: (url) => reachSocket(url, publicUrl, options.baseUrl),
      },
    })
    calls.add(call)
    void call.over.then(() => calls.delete(call))
    return call
  }

  async function close(): Promise<void> {
    await Promise.all(Array.from(calls, (call) => call.hangUp()))
    await dispatcher.close()
  }

  return {
    dial,
    close,
    [Symbol.asyncDispose]: close,
    async call(given) {
      const call = dial(given)
      await call.opening
      return call
    },
  }
}

/** The same for a `wss:` address: its host and path are the server's, behind whose address there may be no TLS. */
function reachSocket(url: string, publicUrl: string, baseUrl: string): string {
  const server = new URL(publicUrl)
  const page = url.replace(/^wss:/, server.protocol)
  return new URL(page).origin === server.origin ? reach(page, publicUrl, baseUrl).replace(/^http/, 'ws') : url
}

/** The address to connect to for one that the public sees. */
function reach(url: string, publicUrl: string, baseUrl: string): string {
  const target = new URL(url)
  const prefix = new URL(publicUrl).pathname.replace(/\/$/, '')
  if (target.origin !== new URL(publicUrl).origin || !target.pathname.startsWith(prefix)) return url
  return baseUrl.replace(/\/$/, '') + target.pathname.slice(prefix.length) + target.search
}
