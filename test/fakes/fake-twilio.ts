import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const fakeAccountSid = `AC${'5'.repeat(32)}`
export const fakeAuthToken = 'the-rest-token'

/** A text that somebody's phone got. */
interface FakeMessage {
  readonly sid: string
  readonly to: string
  readonly from: string
  readonly body: string
  readonly createdAt: number
}

interface FakeRecording {
  readonly sid: string
  readonly callSid: string
  status: 'in-progress' | 'paused' | 'completed'
  readonly statusCallback: string | null
}

interface FakeCall {
  readonly sid: string
  status: string
  readonly parentCallSid: string | null
  duration: string | null
  price: string | null
  url: string | null
}

/** Where calls are brought to, of a number or of a TwiML app; as Twilio writes it. */
interface FakeRouting {
  voice_url: string
  voice_method: string
  voice_fallback_url: string
  voice_fallback_method: string
  status_callback: string
  status_callback_method: string
}

interface FakeNumber extends FakeRouting {
  readonly sid: string
  readonly phone_number: string
  friendly_name: string
  trunk_sid: string | null
  voice_application_sid: string | null
  voice_receive_mode: string | null
  capabilities: { voice: boolean; sms: boolean; mms: boolean; fax: boolean }
}

interface FakeApplication extends FakeRouting {
  readonly sid: string
}

interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
}

/** What goes wrong with the next request: an answer, one that never comes, or one that is lost after it was done. */
type Trouble = { readonly status: number; readonly code?: number; readonly body?: string } | 'silence' | 'lost'

/** Twilio's REST API on loopback: as strict as Twilio about sign-in, methods, parameters and numbers. */
export interface FakeTwilio extends AsyncDisposable {
  /** For TWILIO_API_BASE_URL. */
  readonly url: string
  readonly messages: FakeMessage[]
  readonly recordings: FakeRecording[]
  readonly calls: FakeCall[]
  /** Of the account; bare ones lead nowhere. */
  readonly numbers: FakeNumber[]
  readonly applications: FakeApplication[]
  readonly requests: readonly SeenRequest[]
  /** Who answered STOP. */
  readonly optedOut: Set<string>
  /** The following requests meet these, in order. */
  trouble(...troubles: readonly Trouble[]): void
  /** The texts to a number, oldest first. */
  textsTo(number: string): string[]
  addCall(call: Partial<FakeCall> & Pick<FakeCall, 'sid'>): FakeCall
  addNumber(number: Partial<FakeNumber> & Pick<FakeNumber, 'phone_number'>): FakeNumber
  addApplication(application: Partial<FakeApplication>): FakeApplication
}

const nowhere: FakeRouting = {
  ...{ voice_url: '', voice_method: 'POST' },
  ...{ voice_fallback_url: '', voice_fallback_method: 'POST' },
  ...{ status_callback: '', status_callback_method: 'POST' },
}

class Refusal extends Error {
  readonly status: number
  readonly code: number

  constructor(status: number, code: number, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

type Handler = (seen: SeenRequest, ids: readonly string[]) => unknown

export async function startFakeTwilio({ tokens = [fakeAuthToken] } = {}): Promise<FakeTwilio> {
  const messages: FakeMessage[] = []
  const recordings: FakeRecording[] = []
  const calls: FakeCall[] = []
  const numbers: FakeNumber[] = []
  const applications: FakeApplication[] = []
  const requests: SeenRequest[] = []
  const optedOut = new Set<string>()
  const troubles: Trouble[] = []
  let count = 0
  const newSid = (prefix: string) => prefix + (++count).toString(16).padStart(32, '0')

  const asMessage = ({ sid, to, from, body, createdAt }: FakeMessage) => ({
    ...{ sid, to, from, body, status: 'queued', date_sent: null, error_code: null },
    date_created: new Date(createdAt).toUTCString(),
  })
  const asCall = ({ sid, status, duration, price, parentCallSid }: FakeCall) => ({
    ...{ sid, status, duration, price, price_unit: 'USD', parent_call_sid: parentCallSid },
  })
  const asRecording = ({ sid, callSid, status }: FakeRecording) => ({
    ...{ sid, call_sid: callSid, status, duration: status === 'completed' ? '12' : '-1' },
  })

  function found<Thing extends { readonly sid: string }>(things: readonly Thing[], sid: string | undefined): Thing {
    const thing = things.find((one) => one.sid === sid)
    if (!thing) throw new Refusal(404, 20404, `The requested resource ${sid} was not found`)
    return thing
  }

  function remove<Thing extends { readonly sid: string }>(things: Thing[], sid: string | undefined): undefined {
    things.splice(things.indexOf(found(things, sid)), 1)
  }

  function sendMessage({ form }: SeenRequest) {
    const { To: to, From: from, Body: body, ...odd } = form
    refuseOdd(odd)
    if (!to || !e164.test(to)) throw new Refusal(400, 21211, `Invalid 'To' Phone Number: ${to}`)
    if (!from || !e164.test(from)) throw new Refusal(400, 21212, `Invalid 'From' Phone Number: ${from}`)
    if (!body) throw new Refusal(400, 21602, 'Message body is required')
    if (body.length > 1_600)
      throw new Refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit')
    if (to.startsWith('+999')) throw new Refusal(400, 21408, `Permission to send an SMS has not been enabled for ${to}`)
    if (optedOut.has(to)) throw new Refusal(400, 21610, `Attempt to send to unsubscribed recipient ${to}`)
    const message = { sid: newSid('SM'), to, from, body, createdAt: Date.now() }
    messages.push(message)
    return asMessage(message)
  }

  function listMessages({ query }: SeenRequest) {
    const { To: to, From: from, PageSize, Page, ...odd } = query
    refuseOdd(odd)
    const listed = messages.filter((one) => (!to || one.to === to) && (!from || one.from === from)).toReversed()
    return { messages: listed.map(asMessage), next_page_uri: null }
  }

  function updateCall({ form }: SeenRequest, [sid]: readonly string[]) {
    const { Status, Url, Method, ...odd } = form
    refuseOdd(odd)
    const call = found(calls, sid)
    if (call.status === 'completed') throw new Refusal(400, 21220, 'Call is not in-progress. Cannot redirect.')
    if (Status !== undefined && Status !== 'completed') throw new Refusal(400, 21218, `Invalid Status: ${Status}`)
    if (Url !== undefined && !URL.canParse(Url)) throw new Refusal(400, 21205, 'Url is not a valid URL')
    if (Status) call.status = Status
    if (Url) call.url = Url
    return asCall(call)
  }

  function startRecording({ form }: SeenRequest, [callSid = '']: readonly string[]) {
    const { RecordingChannels, RecordingStatusCallback, RecordingStatusCallbackMethod, ...odd } = form
    refuseOdd(odd)
    if (found(calls, callSid).status !== 'in-progress')
      throw new Refusal(400, 21220, 'Requested call is not in-progress')
    const recording: FakeRecording = {
      ...{ sid: newSid('RE'), callSid, status: 'in-progress' },
      statusCallback: RecordingStatusCallback ?? null,
    }
    recordings.push(recording)
    return asRecording(recording)
  }

  function changeRecording({ form }: SeenRequest, [, sid]: readonly string[]) {
    const recording = found(recordings, sid)
    const { Status } = form
    if (Status !== 'paused' && Status !== 'in-progress') throw new Refusal(400, 20001, `Invalid Status: ${Status}`)
    recording.status = Status
    return asRecording(recording)
  }

  function listNumbers({ query }: SeenRequest) {
    const { PhoneNumber: wanted, PageSize: size = '50', Page: page = '0', ...odd } = query
    refuseOdd(odd)
    // A plus that was not encoded arrives as a blank, and finds nothing.
    if (wanted !== undefined && !/^\+?[\d*]+$/.test(wanted))
      throw new Refusal(400, 21421, `Invalid PhoneNumber ${wanted}`)
    const form = wanted && new RegExp(wanted.replace('+', '\\+').replaceAll('*', '\\d'))
    const found = numbers.filter((one) => !form || form.test(one.phone_number))
    const begin = Number(page) * Number(size)
    const isMore = found.length > begin + Number(size)
    return {
      incoming_phone_numbers: found.slice(begin, begin + Number(size)),
      ...{ page: Number(page), page_size: Number(size) },
      next_page_uri: isMore
        ? `/2010-04-01/Accounts/${fakeAccountSid}/IncomingPhoneNumbers.json?Page=${page + 1}`
        : null,
    }
  }

  const routes: readonly (readonly [string, RegExp, Handler])[] = [
    ['POST', /^\/Messages\.json$/, sendMessage],
    ['GET', /^\/Messages\.json$/, listMessages],
    ['DELETE', /^\/Messages\/(\w+)\.json$/, (_seen, [sid]) => remove(messages, sid)],
    [
      'GET',
      /^\/Calls\.json$/,
      ({ query }) => ({
        calls: calls.filter((one) => one.parentCallSid === query['ParentCallSid']).map(asCall),
      }),
    ],
    ['GET', /^\/Calls\/(\w+)\.json$/, (_seen, [sid]) => asCall(found(calls, sid))],
    ['POST', /^\/Calls\/(\w+)\.json$/, updateCall],
    ['POST', /^\/Calls\/(\w+)\/Recordings\.json$/, startRecording],
    [
      'GET',
      /^\/Calls\/(\w+)\/Recordings\.json$/,
      (_seen, [sid]) => ({
        recordings: recordings.filter(({ callSid }) => callSid === sid).map(asRecording),
      }),
    ],
    ['POST', /^\/Calls\/(\w+)\/Recordings\/(\w+)\.json$/, changeRecording],
    ['GET', /^\/IncomingPhoneNumbers\.json$/, listNumbers],
    ['GET', /^\/IncomingPhoneNumbers\/(PN\w+)\.json$/, (_seen, [sid]) => found(numbers, sid)],
    ['GET', /^\/Applications\/(AP\w+)\.json$/, (_seen, [sid]) => found(applications, sid)],
    ['DELETE', /^\/Recordings\/(\w+)\.json$/, (_seen, [sid]) => remove(recordings, sid)],
    [
      'GET',
      /^\/Recordings\/(\w+)\.(?:wav|mp3)$/,
      (_seen, [sid]) => Buffer.from(`RIFF of ${found(recordings, sid).sid}`),
    ],
  ]

  function answer(seen: SeenRequest): { status: number; body: string | Buffer } {
    const [, handle, ids = []] =
      routes
        .map(([method, form, act]) => [method, act, form.exec(seen.path)?.slice(1)] as const)
        .find(([method, , ids]) => ids && method === seen.method) ?? []
    if (!handle) throw new Refusal(405, 20004, `Method not allowed: ${seen.method} ${seen.path}`)
    const given = handle(seen, ids)
    if (given === undefined) return { status: 204, body: '' }
    if (Buffer.isBuffer(given)) return { status: 200, body: given }
    return { status: seen.method === 'POST' ? 201 : 200, body: JSON.stringify(given) }
  }

  function signIn(incoming: IncomingMessage): void {
    const given = Buffer.from((incoming.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString()
    if (tokens.some((token) => given === `${fakeAccountSid}:${token}`)) return
    throw new Refusal(401, 20003, 'Authenticate')
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk
    const url = new URL(incoming.url ?? '/', 'http://fake')
    const prefix = `/2010-04-01/Accounts/${fakeAccountSid}`
    const seen: SeenRequest = {
      method: incoming.method ?? '',
      path: url.pathname.replace(prefix, ''),
      query: Object.fromEntries(url.searchParams),
      form: Object.fromEntries(new URLSearchParams(body)),
    }
    requests.push(seen)
    const trouble = troubles.shift()
    if (trouble === 'silence') return
    try {
      if (!url.pathname.startsWith(`${prefix}/`)) throw new Refusal(404, 20404, 'Not found')
      signIn(incoming)
      if (trouble && trouble !== 'lost') {
        const { status, code = 20500, body: text } = trouble
        response.writeHead(status).end(text ?? JSON.stringify({ code, message: 'Trouble', status }))
        return
      }
      const { status, body: given } = answer(seen)
      if (trouble === 'lost') incoming.socket.destroy()
      else response.writeHead(status, { 'content-type': 'application/json' }).end(given)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, code, message } = error
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message, status }))
    }
  }

  const server = createServer((incoming, response) => void serve(incoming, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ messages, recordings, calls, numbers, applications, requests, optedOut },
    trouble: (...more) => void troubles.push(...more),
    textsTo: (number) => messages.flatMap(({ to, body }) => (to === number ? [body] : [])),
    addCall(given) {
      const call = { status: 'in-progress', parentCallSid: null, duration: null, price: null, url: null, ...given }
      calls.push(call)
      return call
    },
    addNumber(given) {
      const number: FakeNumber = {
        ...{ ...nowhere, sid: newSid('PN'), friendly_name: given.phone_number },
        ...{ trunk_sid: null, voice_application_sid: null, voice_receive_mode: 'voice' },
        capabilities: { voice: true, sms: true, mms: false, fax: false },
        ...given,
      }
      numbers.push(number)
      return number
    },
    addApplication(given) {
      const application: FakeApplication = { ...nowhere, sid: newSid('AP'), ...given }
      applications.push(application)
      return application
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const e164 = /^\+[1-9]\d{6,14}$/

/** Twilio ignores what it does not know; from us it is always a mistake. */
function refuseOdd(odd: Readonly<Record<string, string>>): void {
  const [name] = Object.keys(odd)
  if (name !== undefined) throw new Refusal(400, 20001, `Unknown parameter ${name}`)
}
