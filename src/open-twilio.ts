import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config/config.ts'
import type { LineControl } from './conversation/steering.ts'
import type { Door } from './door.ts'
import type { Clock } from './lib/clock.ts'
import type { Closers } from './lib/closing.ts'
import { type AccountView, createAccountView, type LineState } from './telephony/twilio/account.ts'
import { type Gate, loopbackOnly, signedOnly } from './telephony/twilio/gate.ts'
import type { RelayEndpoint } from './telephony/twilio/relay/endpoint.ts'
import { createUpgradeGate, type UpgradeGate } from './telephony/twilio/relay/gate.ts'
import { createRelayTokens } from './telephony/twilio/relay/tokens.ts'
import { createCarrierCalls } from './telephony/twilio/rest/calls.ts'
import { createTwilioClient, type TwilioClient } from './telephony/twilio/rest/client.ts'
import { createSignatureCheck } from './telephony/twilio/signature.ts'
import { createTraffic, type TrafficState } from './telephony/twilio/traffic.ts'

/** The door by which Twilio brings calls in. */
export interface TwilioDoor {
  readonly door: Door
  readonly gate: Gate
  /** For the relay's socket. */
  readonly upgradeGate: UpgradeGate
  line(): LineState
  /** What came to both. */
  traffic(): TrafficState
  /** From now on these settings say what carries calls. */
  follow(config: Config): void
}

export interface TwilioParts {
  readonly config: Config
  readonly logger: FastifyBaseLogger
  readonly clock: Clock
  readonly closers: Closers
}

/** Twilio's REST API, or null without the keys of the account. Nothing is connected before the first request. */
export function openTwilioClient({ config: { twilio }, clock, closers }: TwilioParts): TwilioClient | null {
  const { accountSid, authTokens } = twilio
  if (accountSid === null || authTokens.length === 0) return null
  const client = createTwilioClient({ twilio: { ...twilio, accountSid }, clock })
  closers.add('twilio', () => client.close())
  return client
}

/** Reaches live calls by a relay session here, else over the REST API, where there are keys and an address to come back to. */
export function createTwilioControl(
  relay: Pick<RelayEndpoint, 'obey'>,
  client: TwilioClient | null,
  publicUrl: string | null,
): LineControl {
  const carrier = client && createCarrierCalls(client)
  const { signal } = new AbortController()
  return {
    async recall({ id }) {
      if (relay.obey(id)) return true
      if (!carrier || publicUrl === null) return false
      await carrier.redirectCall(id, `${publicUrl}/speak_response`, signal)
      return true
    },
    async hangUp({ id }) {
      if (!carrier) return false
      await carrier.endCall(id, signal)
      return true
    },
  }
}

/** Begins to watch what the account can carry. */
export function openTwilioDoor({ config, logger, clock, closers }: TwilioParts): TwilioDoor {
  const { authTokens } = config.twilio
  const { publicUrl } = config.server
  const traffic = createTraffic(clock)
  const gate = authTokens.length === 0 ? loopbackOnly : signedOnly(createSignatureCheck(authTokens, publicUrl))
  let watching = new AbortController()
  let account = watch(config)
  closers.add('account', () => watching.abort())

  function watch(settings: Config): AccountView {
    const onChange = ({ line, reason }: LineState) =>
      logger.info({ event: 'line.seen', line, reason }, `calls begin on the ${line} line: ${reason}`)
    const view = createAccountView({ config: settings, clock, onChange })
    void view.watch(watching.signal)
    return view
  }

  return {
    follow(settings) {
      watching.abort()
      watching = new AbortController()
      account = watch(settings)
    },
    gate: traffic.watch(gate),
    upgradeGate: traffic.watchUpgrades(createUpgradeGate({ authTokens, publicUrl })),
    line: () => account.state(),
    traffic: () => traffic.state(),
    door: {
      publicUrl,
      marks: () => ({}),
      tokens: createRelayTokens({ authTokens, clock }),
      line: (to) => account.line(to),
      relayFailed(to, reason) {
        account.relayFailed(to, reason)
        logger.warn({ event: 'relay.failed', reason }, `a call goes on by webhook: ${reason}`)
      },
    },
  }
}
