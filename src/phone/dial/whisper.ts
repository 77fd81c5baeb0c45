import { absolute } from '../address.ts'
import { CarrierError, fault } from '../carrier-error.ts'
import { type Line, pace, type TwimlDocument } from '../line.ts'
import { enter } from '../listen.ts'
import { recordingMs } from '../playback.ts'
import { readDocument } from '../read-document.ts'
import { spokenMs } from '../timing.ts'
import type { Gather, Method, Playback, Verb } from '../twiml/verbs.ts'
import type { Leg } from './leg.ts'
import type { Person } from './person.ts'

/** What came of a whisper: the end of its document connects the two, and nothing else does. */
export type Whispered = 'connected' | 'hung-up' | 'failed'

interface Request {
  readonly url: string
  readonly method: Method
  readonly parameters: Readonly<Record<string, string>>
}

/** More documents than this are a loop. */
const mostDocuments = 20

/**
 * Carries out the documents that somebody hears before being connected. Faults are noted on the line.
 * Rejects with the line's reason when the caller hangs up. Source: https://www.twilio.com/docs/voice/twiml/number#attributes-url
 */
export async function whisper(
  line: Line,
  leg: Leg,
  person: Person,
  first: Omit<Request, 'parameters'>,
): Promise<Whispered> {
  let presses = keyOf(person)
  let next: Request | 'connected' | 'hung-up' = { ...first, parameters: {} }

  async function perform(verb: Verb, document: TwimlDocument): Promise<typeof next | null> {
    switch (verb.verb) {
      case 'Say':
      case 'Play':
      case 'Pause':
        await play(line, verb)
        return null
      case 'Gather':
        return answerTo(verb, document)
      case 'Redirect':
        return { url: absolute(verb.url, document.url), method: verb.method, parameters: {} }
      case 'Hangup':
        return 'hung-up'
      default:
        throw new CarrierError(fault.schema, `<${verb.verb}> cannot be done for somebody who is not connected yet`)
    }
  }

  async function answerTo(verb: Gather, document: TwimlDocument): Promise<typeof next | null> {
    for (const played of verb.nested) await play(line, played)
    if (person.hangsUpOnWhisper) return 'hung-up'
    const { digits } = verb.hearsKeys ? enter(verb, presses ?? '') : { digits: '' }
    if (digits === '') await pace(line, 'assistant', verb.timeoutMs, line.signal)
    else presses = null
    if (digits === '' && !verb.actionOnEmptyResult) return null
    const url = absolute(verb.action ?? document.url, document.url)
    return { url, method: verb.method, parameters: digits === '' ? {} : { Digits: digits } }
  }

  async function run(request: Request): Promise<typeof next> {
    const { url, method, parameters } = request
    const webhook = { url, method, parameters: { ...leg.parameters('in-progress'), ...parameters } }
    const document = readDocument(await line.webhooks.send(webhook, line.signal))
    for (const verb of document.verbs) {
      const after = await perform(verb, document)
      if (after !== null) return after
      line.signal.throwIfAborted()
    }
    return 'connected'
  }

  try {
    for (let documents = 0; documents < mostDocuments; documents++) {
      if (typeof next === 'string') return next
      next = await run(next)
    }
    throw new CarrierError(fault.tooManyRedirects, `${first.url}: more than ${mostDocuments} documents in a whisper`)
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error
    line.refuse(error)
    return 'failed'
  }
}

/** What is pressed when there is something to press. */
function keyOf({ does, presses = '1' }: Person): string | null {
  if (does === 'declines') return '2'
  return does === 'answers' ? presses : null
}

/** Heard by the person alone; the caller hears it ring. */
async function play(line: Line, verb: Playback): Promise<void> {
  switch (verb.verb) {
    case 'Say':
      line.transcript.line('whisper', verb.text)
      return pace(line, 'assistant', spokenMs(verb.text) * verb.times, line.signal)
    case 'Play':
      line.transcript.line('whisper', verb.source)
      return pace(line, 'assistant', recordingMs * verb.times, line.signal)
    case 'Pause':
      return pace(line, 'assistant', verb.lengthMs, line.signal)
  }
}
