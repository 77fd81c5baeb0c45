import { pino } from 'pino'
import type { LanguageModel } from '../../src/brain/language-model.ts'
import { assistantSchema } from '../../src/config/schema.ts'
import { createActing } from '../../src/conversation/acting.ts'
import type { Action } from '../../src/conversation/actions.ts'
import { createCalls } from '../../src/conversation/calls.ts'
import { openDialogue } from '../../src/conversation/dialogue/dialogue.ts'
import type { CallEvent, CallRecord, Line } from '../../src/conversation/events.ts'
import { createExchange } from '../../src/conversation/exchange.ts'
import type { FormDefinition } from '../../src/conversation/forms/form.ts'
import type { MenuEntry } from '../../src/conversation/menu/menu.ts'
import { createConduct } from '../../src/conversation/policies/conduct.ts'
import { createTransfers } from '../../src/conversation/transferring.ts'
import type { TransferDesk } from '../../src/conversation/transfers.ts'
import { type Clock, systemClock } from '../../src/lib/clock.ts'
import { Secret } from '../../src/lib/secret.ts'
import { createPhone, type Phone } from '../../src/phone/phone.ts'
import { noTiming } from '../../src/phone/timing.ts'
import { createServer } from '../../src/server.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import type { Desk } from '../../src/telephony/twilio/desk.ts'
import { createDocuments } from '../../src/telephony/twilio/documents.ts'
import { signedOnly } from '../../src/telephony/twilio/gate.ts'
import { createRelayDocument } from '../../src/telephony/twilio/relay/connect.ts'
import { createRelayEndpoint } from '../../src/telephony/twilio/relay/endpoint.ts'
import { createUpgradeGate } from '../../src/telephony/twilio/relay/gate.ts'
import { createRelayTokens } from '../../src/telephony/twilio/relay/tokens.ts'
import { createSignatureCheck } from '../../src/telephony/twilio/signature.ts'
import { webhooks } from '../../src/telephony/twilio/webhooks.ts'
import { responderWith } from '../fakes/responder-with.ts'
import { nobody } from '../fakes/transfer-desk.ts'
import { form, sign, voiceParameters } from './signed.ts'
import { spokenIn } from './test-app.ts'

const token = 'the-test-token'
const publicUrl = 'https://frontdesk.example'

export interface FrontDeskOptions {
  readonly line: Line
  readonly models?: readonly LanguageModel[]
  readonly actions?: readonly Action[]
  readonly forms?: readonly FormDefinition[]
  readonly menu?: readonly MenuEntry[]
  readonly people?: TransferDesk
  /** Keys of assistant.yaml. */
  readonly assistant?: Record<string, unknown>
  /** A log that another instance wrote to. */
  readonly store?: Store
  readonly clock?: Clock
}

/** The program with forms, a menu and actions of its own, behind its front door; a phone can call it. */
export interface FrontDesk extends AsyncDisposable {
  readonly phone: Phone
  /** Everything in the log, in order. */
  readonly events: readonly CallEvent[]
  readonly problems: readonly unknown[]
  /** Posts a signed webhook without a socket; gives what is said. */
  post(path: string, callSid: string, parameters?: Record<string, string>): Promise<string>
}

export async function openFrontDesk(options: FrontDeskOptions): Promise<FrontDesk> {
  const { clock = systemClock, line, models = [], actions = [], people = nobody } = options
  const assistant = assistantSchema.parse(options.assistant ?? {})
  const store = options.store ?? (await openStore({ file: ':memory:' }))
  const events: CallEvent[] = []
  const problems: unknown[] = []
  const onProblem = (error: unknown) => void problems.push(error)
  const publish = ({ event }: CallRecord) => void events.push(event)
  const calls = createCalls({ log: store.calls, publish, now: () => clock.now(), onProblem })
  const transfers = createTransfers({ desk: people, language: assistant.language, clock, onProblem })
  const acting = createActing({ actions: () => actions, clock, onProblem })
  const conduct = createConduct(assistant, { ...options, hasModel: () => models.length > 0 })
  const responder = responderWith(models, clock as never, { settings: assistant })
  const parts = { assistant, responder, acting, transfers, conduct, calls, clock, onProblem }
  const authTokens = [new Secret(token)]
  const tokens = createRelayTokens({ authTokens, clock })
  const relayDocument = createRelayDocument(assistant, publicUrl)
  const desk: Desk = {
    ...{ assistant, calls, transfers, log: store.calls, isStopping: () => false, recording: null, opens: () => ({}) },
    exchange: createExchange(parts),
    admission: { refusalFor: async () => null },
    documents: createDocuments(assistant, '', publicUrl),
    relay: {
      line: () => line,
      connect: (id, greeting) => relayDocument({ token: tokens.issue(id), greeting, resumed: greeting === null }),
      failed: () => undefined,
    },
  }
  const logger = pino({ level: 'silent' })
  const server = await createServer({ logger, bodyLimit: 65_536 })
  await server.register(webhooks, {
    desks: { current: desk, of: () => desk },
    clock,
    gate: signedOnly(createSignatureCheck(authTokens, publicUrl)),
  })
  const relay = createRelayEndpoint({
    ...{ server, tokens, clock, logger, path: '/relay', tells: () => ({ speaking: true, played: true }) },
    gate: createUpgradeGate({ authTokens, publicUrl }),
    limits: { pending: 10, refusedPerMinute: 10 },
    async openDialogue({ callId, sessionId }, spokenLine) {
      const call = await calls.find(callId)
      const resumed = call?.state.session !== null
      return call && openDialogue({ call, line: spokenLine, session: sessionId, resumed }, parts)
    },
  })
  const baseUrl = await server.listen({ host: '127.0.0.1', port: 0 })
  const phone = createPhone({ baseUrl, publicUrl, authToken: token, timing: noTiming })

  return {
    ...{ phone, events, problems },
    async post(path, callSid, parameters = {}) {
      const sent = voiceParameters(callSid, parameters)
      const { body } = await server.inject({
        ...{ method: 'POST', url: path, payload: form(sent) },
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': sign(token, publicUrl + path, sent),
        },
      })
      return spokenIn(body).join(' ')
    },
    async [Symbol.asyncDispose]() {
      await phone.close()
      await relay.close()
      await server.close()
      await acting.settled()
      if (!options.store) await store.close()
    },
  }
}
