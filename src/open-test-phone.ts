import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { desksAt, relayConversations } from './answering.ts'
import type { CallableSettings, Dialled, PhoneLine, PhoneWish } from './console/phone/ports.ts'
import type { Admission } from './conversation/admission.ts'
import type { Call } from './conversation/call.ts'
import type { Calls } from './conversation/calls.ts'
import type { CallRecord, Line } from './conversation/events.ts'
import { forkOf } from './conversation/fork.ts'
import type { CallLog } from './conversation/ports.ts'
import type { LineControl } from './conversation/steering.ts'
import type { Door } from './door.ts'
import type { Editions } from './editions.ts'
import type { Clock } from './lib/clock.ts'
import { Secret } from './lib/secret.ts'
import type { Edition } from './open-edition.ts'
import { CarrierError } from './phone/carrier-error.ts'
import type { Phone } from './phone/phone.ts'
import type { PhoneCall } from './phone/phone-call.ts'
import { noTiming } from './phone/timing.ts'
import { createServer } from './server.ts'
import { signedOnly } from './telephony/twilio/gate.ts'
import { createRelayEndpoint, type RelayEndpoint } from './telephony/twilio/relay/endpoint.ts'
import { createUpgradeGate } from './telephony/twilio/relay/gate.ts'
import { createRelayTokens } from './telephony/twilio/relay/tokens.ts'
import { createSignatureCheck } from './telephony/twilio/signature.ts'
import { webhooks } from './telephony/twilio/webhooks.ts'
import { placeCall } from './test-call.ts'

/** A telephone on which the program calls itself, beside whatever carries its real calls. */
export interface TestPhone extends PhoneLine {
  /** Reaches the calls of this phone. */
  readonly control: LineControl
  /** Hangs up all calls, and takes no more. */
  close(): Promise<void>
}

export interface TestPhoneParts {
  readonly calls: Calls
  readonly editions: Editions
  readonly log: Pick<CallLog, 'read' | 'append'>
  readonly publish: (record: CallRecord) => void
  /** The number of the account, in E.164, or null. */
  readonly phoneNumber: string | null
  readonly isStopping: () => boolean
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}

/** What a call that was dialled is to be, from its first webhook on. */
interface Plan {
  readonly line: Line
  readonly edition: Edition
  readonly forReal: boolean
}

/** Who calls whom; null for the phone's own numbers. */
interface Parties {
  readonly from: string | null
  readonly to: string | null
}

interface Opened {
  readonly phone: Phone
  readonly relay: RelayEndpoint
  close(): Promise<void>
}

/** Nobody has this address; the phone alone knows where it leads. */
const publicUrl = 'https://phone.invalid'
/** All that may go on here at once. */
const mostCalls = 20

/** Nothing listens before the first call. */
export function openTestPhone(parts: TestPhoneParts): TestPhone {
  const { calls, editions, log, clock, logger } = parts
  const authToken = new Secret(randomBytes(32).toString('base64url'))
  const plans = new Map<string, Plan>()
  const dialled = new Map<string, PhoneCall>()
  let opening: Promise<Opened> | null = null

  const door: Door = {
    publicUrl,
    tokens: createRelayTokens({ authTokens: [authToken], clock }),
    line: (_to, callId) => plans.get(callId)?.line ?? 'webhook',
    relayFailed: (_to, reason) =>
      logger.warn({ event: 'phone.relay-failed', reason }, `a test goes on by webhook: ${reason}`),
    marks: (callId) => marksOf(plans.get(callId)?.forReal ?? false),
    admission: testsOnly(parts),
  }

  /** Before its beginning is in the log, only the plan knows who answers a call. */
  function editionOf(callId: string): Edition {
    return calls.peek(callId) ? editions.of(callId) : (plans.get(callId)?.edition ?? editions.current)
  }

  async function open(): Promise<Opened> {
    const { limits } = editions.current.config.assistant
    const server = await createServer({ logger, bodyLimit: limits.requestBytes })
    const authTokens = [authToken]
    await server.register(webhooks, {
      ...{ desks: desksAt(door, editions, editionOf), clock },
      gate: signedOnly(createSignatureCheck(authTokens, publicUrl)),
    })
    const relay = createRelayEndpoint({
      ...{ server, tokens: door.tokens, clock, logger, path: '/relay' },
      gate: createUpgradeGate({ authTokens, publicUrl }),
      limits: { pending: mostCalls, refusedPerMinute: limits.refusedPerMinute },
      ...relayConversations(calls, editions),
    })
    const baseUrl = await server.listen({ host: '127.0.0.1', port: 0 })
    const timing = { ...noTiming, clock }
    // A carrier is much to load for who never calls from the console.
    const { createPhone } = await import('./phone/phone.ts')
    const phone = createPhone({ baseUrl, publicUrl, authToken: authToken.reveal(), timing })
    return {
      ...{ phone, relay },
      async close() {
        await phone.close()
        await relay.close()
        await server.close()
      },
    }
  }

  /** What could not be opened is tried again for the next call. */
  async function opened(): Promise<Opened> {
    opening ??= open()
    try {
      return await opening
    } catch (error) {
      opening = null
      throw error
    }
  }

  /** Writes the beginning of a call that goes on from another one's turn; gives who calls whom, or why it cannot be. */
  async function fork(
    callId: string,
    plan: Plan,
    from: NonNullable<PhoneWish['forkOf']>,
  ): Promise<Parties | Exclude<Dialled, { kind: 'calling' }>> {
    const marks = { line: plan.line, settings: plan.edition.settings, ...marksOf(plan.forReal) }
    const forked = forkOf(await log.read(from.callId), from.turn, { callId, at: clock.now(), ...marks })
    if (forked.kind !== 'forked') return forked
    await log.append(forked.records)
    const [first] = forked.records
    if (first?.event.type !== 'call.started') return { kind: 'no-turn' }
    // What was said in it is no news; that there is a call is.
    parts.publish(first)
    return { from: first.event.from, to: first.event.to }
  }

  const dial: PhoneLine['dial'] = async (wish, watcher): Promise<Dialled> => {
    if (parts.isStopping()) return { kind: 'stopping' }
    const edition = wish.version === null ? editions.current : editions.find(wish.version)
    if (!edition) return { kind: 'no-settings' }
    const release = editions.hold(edition)
    const callId = `CA${randomBytes(16).toString('hex')}`
    const plan = { line: wish.line, forReal: wish.forReal, edition }
    plans.set(callId, plan)
    const forget = () => {
      plans.delete(callId)
      dialled.delete(callId)
      release()
    }
    try {
      const { phone } = await opened()
      const parties = wish.forkOf ? await fork(callId, plan, wish.forkOf) : { from: wish.from, to: parts.phoneNumber }
      if ('kind' in parties) {
        forget()
        return parties
      }
      const { from, to } = parties
      const known = { callSid: callId, ...(from && { from }), ...(to && { to }) }
      const call = placeCall(wish, watcher, { clock, dial: (options) => phone.dial({ ...options, ...known }) })
      dialled.set(callId, call.virtual)
      void call.over.then(forget)
      return { kind: 'calling', call }
    } catch (error) {
      forget()
      throw error
    }
  }

  return {
    dial,
    get settings() {
      return callable(editions)
    },
    control: {
      async recall({ id }: Call) {
        const telephone = await opening
        if (telephone?.relay.obey(id)) return true
        return changed(dialled.get(id), (call) => call.redirect(`${publicUrl}/speak_response`))
      },
      hangUp: async ({ id }: Call) => changed(dialled.get(id), (call) => call.end()),
    },
    async close() {
      const telephone = await opening?.catch(() => null)
      await telephone?.close()
    },
  }
}

function marksOf(forReal: boolean): ReturnType<Door['marks']> {
  return { test: true, ...(forReal && { forReal: true as const }) }
}

/** Whether the carrier took the change of a live call. */
function changed(call: PhoneCall | undefined, change: (call: PhoneCall) => void): boolean {
  if (!call) return false
  try {
    change(call)
    return true
  } catch (error) {
    if (error instanceof CarrierError) return false
    throw error
  }
}

/** Tests are kept from nobody's limits but the one of their own. */
function testsOnly({ calls, editions }: TestPhoneParts): Admission {
  return {
    async refusalFor() {
      return calls.liveTests >= mostCalls ? editions.current.config.assistant.prompts.busy : null
    },
  }
}

function callable({ current, drafts }: Editions): CallableSettings {
  const { name, line, language, languages, relay } = current.config.assistant
  const codes = [language, ...languages.map(({ code }) => code), ...relay.languages.map(({ code }) => code)]
  return {
    ...{ name, running: current.settings, drafts, language, languages: [...new Set(codes)] },
    line: line === 'webhook' ? 'webhook' : 'relay',
  }
}
