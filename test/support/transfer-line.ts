import { pino } from 'pino'
import { type Assistant, assistantSchema } from '../../src/config/schema.ts'
import type { Call } from '../../src/conversation/call.ts'
import { type Calls, createCalls } from '../../src/conversation/calls.ts'
import type { CallRecord, Line } from '../../src/conversation/events.ts'
import type { Exchange, PlacedReply } from '../../src/conversation/exchange.ts'
import type { RecordingDesk } from '../../src/conversation/recording.ts'
import type { Next } from '../../src/conversation/reply.ts'
import type { Dialogue, SpokenLine } from '../../src/conversation/spoken-line.ts'
import { createTransfers, type Transfers } from '../../src/conversation/transferring.ts'
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
import { form, sign, voiceParameters } from './signed.ts'

const token = 'the-test-token'
const publicUrl = 'https://frontdesk.example'

export interface TransferLineOptions {
  readonly line: Line
  readonly desk: TransferDesk
  /** A log that another instance wrote to. */
  readonly store?: Store
  readonly recording?: RecordingDesk
  readonly clock?: Clock
}

/** The carrier's side of the program with a conversation of a few words: "billing" and other names put through. */
export interface TransferLine extends AsyncDisposable {
  readonly phone: Phone
  readonly calls: Calls
  readonly store: Store
  /** Everything in the log, by type. */
  readonly events: CallRecord['event'][]
  readonly problems: unknown[]
  /** Posts a signed webhook without a socket; gives the TwiML. */
  post(path: string, callSid: string, parameters?: Record<string, string>): Promise<string>
}

export async function startTransferLine(options: TransferLineOptions): Promise<TransferLine> {
  const { clock = systemClock, line } = options
  const assistant = assistantSchema.parse({}) as Assistant
  const store = options.store ?? (await openStore({ file: ':memory:' }))
  const events: CallRecord['event'][] = []
  const problems: unknown[] = []
  const onProblem = (error: unknown) => void problems.push(error)
  const publish = ({ event }: CallRecord) => void events.push(event)
  const calls = createCalls({ log: store.calls, publish, now: () => clock.now(), onProblem })
  const transfers = createTransfers({ desk: options.desk, language: 'en-US', clock, onProblem })
  const authTokens = [new Secret(token)]
  const tokens = createRelayTokens({ authTokens, clock })
  const relayDocument = createRelayDocument(assistant, publicUrl)
  const desk: Desk = {
    ...{ assistant, calls, transfers, log: store.calls, isStopping: () => false, opens: () => ({}) },
    recording: options.recording ?? null,
    exchange: fewWords(transfers),
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
      return call && fewWordsSpoken(call, sessionId, spokenLine, transfers)
    },
  })
  const baseUrl = await server.listen({ host: '127.0.0.1', port: 0 })
  const phone = createPhone({ baseUrl, publicUrl, authToken: token, timing: noTiming })

  return {
    ...{ phone, calls, store, events, problems },
    async post(path, callSid, parameters = {}) {
      const sent = voiceParameters(callSid, parameters)
      const answer = await server.inject({
        ...{ method: 'POST', url: path, payload: form(sent) },
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': sign(token, publicUrl + path, sent),
        },
      })
      return answer.body
    },
    async [Symbol.asyncDispose]() {
      await phone.close()
      await relay.close()
      await server.close()
      await store.close()
    },
  }
}

/** What the caller is told who is back: how the attempt ended, and what the log still knows. */
function backAgain({ state }: Call): string {
  const { plan, outcome } = state.transfer ?? {}
  return `Back: ${plan?.target} ${outcome}. You said: ${state.turns.map(({ said }) => said).join(', ')}.`
}

function fewWords(transfers: Transfers): Exchange {
  function placed(call: Call, say: readonly string[], next?: Next): PlacedReply {
    const { turn } = call.state
    return { reply: { say, next: next ?? { kind: 'listen', turn: turn + 1 } }, turn, from: 0, given: 0 }
  }
  return {
    greet: () => ({ reply: { say: ['Hello.'], next: { kind: 'listen', turn: 1 } }, turn: 0, from: 0, given: 0 }),
    async hear(call, { text, via, confidence }) {
      await call.record({ type: 'caller.said', turn: call.state.turn + 1, text, via, confidence })
      const plan = await transfers.begin(call, { target: text, because: 'asked' })
      if ('refused' in plan) return placed(call, [plan.refused || 'Sorry.'])
      return placed(call, ['One moment.'], { kind: 'transfer', plan })
    },
    takeOver: (call) => placed(call, ['Taken over.']),
    returned: (call) => placed(call, [backAgain(call)]),
    goOn: async (call) => placed(call, ['Going on.']),
  }
}

function fewWordsSpoken(call: Call, session: string, line: SpokenLine, transfers: Transfers): Dialogue {
  const resumed = call.state.session !== null
  call.note({ type: 'session.opened', session, resumed })
  if (resumed) line.say({ text: backAgain(call), last: true })

  async function hear(text: string): Promise<void> {
    await call.record({ type: 'caller.said', turn: call.state.turn + 1, text, via: 'speech', confidence: null })
    const plan = await transfers.begin(call, { target: text, because: 'asked' })
    if ('refused' in plan) line.say({ text: plan.refused || 'Sorry.', last: true })
    else line.end({ reason: 'transfer' })
  }

  return {
    take(input) {
      if (input.kind === 'speech' && input.final) void hear(input.text)
    },
    close: () => call.note({ type: 'session.closed', session, how: 'ended', detail: '' }),
    obey: () => undefined,
    handOver: () => undefined,
  }
}
