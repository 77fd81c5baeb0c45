import { absolute } from './address.ts'
import type { HeardInput } from './caller-inbox.ts'
import { CarrierError, fault } from './carrier-error.ts'
import { runDial } from './dial/dial.ts'
import { keepRecording } from './keep-recording.ts'
import { type Line, type Next, pace, type TwimlDocument } from './line.ts'
import { gather, nextInput } from './listen.ts'
import { Player } from './playback.ts'
import { runRelay } from './relay/run-relay.ts'
import { callerSpeechMs } from './timing.ts'
import type { Connect, Gather, Method, RecordVerb, Verb } from './twiml/verbs.ts'

/**
 * Carries out a document from top to bottom. Its end, without anything that leads elsewhere, is the end of the call.
 * Throws a `CarrierError`; rejects with the line's reason when the caller hangs up.
 */
export async function runDocument(line: Line, document: TwimlDocument): Promise<Next> {
  for (const verb of document.verbs) {
    const next = await carryOut(line, verb, document)
    if (next) return next
    line.signal.throwIfAborted()
  }
  return { kind: 'hangup' }
}

async function carryOut(line: Line, verb: Verb, document: TwimlDocument): Promise<Next | null> {
  switch (verb.verb) {
    case 'Say':
    case 'Play':
    case 'Pause':
      await new Player(line, document).play([verb], line.signal)
      return null
    case 'Gather':
      return runGather(line, verb, document)
    case 'Record':
      return runRecord(line, verb, document)
    case 'Dial':
      return runDial(line, verb, document)
    case 'Start':
      keepRecording(line, verb.recording, document.url)
      return null
    case 'Connect':
      return runConnect(line, verb, document)
    case 'Redirect':
      return request(document, verb.url, verb.method, {})
    case 'Hangup':
      return { kind: 'hangup' }
    case 'Reject':
      return { kind: 'reject', reason: verb.reason }
  }
}

async function runGather(line: Line, verb: Gather, document: TwimlDocument): Promise<Next | null> {
  const heard = await gather(line, verb, document)
  if (!heard && !verb.actionOnEmptyResult) return null
  return request(document, verb.action, verb.method, heard ?? {})
}

/** Without words nothing is recorded and the document goes on. */
async function runRecord(line: Line, verb: RecordVerb, document: TwimlDocument): Promise<Next | null> {
  if (document.isLed && verb.action === null) {
    throw new CarrierError(fault.invalidUrl, '<Record> needs an action where a live call is led to it')
  }
  const input = await nextInput(line, verb.timeoutMs)
  const recordedMs = input ? await record(line, verb, input) : 0
  line.listening(false)
  if (recordedMs === 0) {
    line.transcript.line('silence')
    return null
  }
  const sid = line.newSid('RE')
  line.transcript.line('record', sid)
  return request(document, verb.action, verb.method, {
    RecordingUrl: `https://api.twilio.com/2010-04-01/Recordings/${sid}`,
    RecordingSid: sid,
    RecordingDuration: String(Math.ceil(recordedMs / 1_000)),
  })
}

async function record(line: Line, verb: RecordVerb, input: HeardInput): Promise<number> {
  if (input.kind === 'keys') line.transcript.caller('keypad', input.digits)
  if (input.kind === 'speech') line.transcript.caller('speech', input.text)
  const recordedMs = input.kind === 'speech' ? Math.min(callerSpeechMs(input.text), verb.maxLengthMs) : 0
  const restMs = input.kind === 'speech' && input.wasLive ? 0 : recordedMs
  await pace(line, 'caller', restMs + verb.timeoutMs, line.signal)
  line.turns.start(input.turn)
  return recordedMs
}

/** Without an action a session that failed is the end of the call; one that the app ended lets the document go on. */
async function runConnect(line: Line, verb: Connect, document: TwimlDocument): Promise<Next | null> {
  const { session, parameters } = await runRelay(line, verb.relay)
  const next = verb.action === null ? null : request(document, verb.action, verb.method, parameters)
  if (session.status === 'completed') return { kind: 'hung-up', request: next?.request ?? null }
  if (session.error && !next) return { kind: 'failed', error: session.error }
  return next
}

/** `url` null stands for the document's own address. */
function request(
  document: TwimlDocument,
  url: string | null,
  method: Method,
  parameters: Readonly<Record<string, string>>,
): Extract<Next, { kind: 'request' }> {
  return { kind: 'request', request: { url: absolute(url ?? document.url, document.url), method, parameters } }
}
