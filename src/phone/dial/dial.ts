import { absolute } from '../address.ts'
import { keepRecording } from '../keep-recording.ts'
import { type Line, type Next, pace, type TwimlDocument } from '../line.ts'
import type { Dial, DialTarget } from '../twiml/verbs.ts'
import { type Leg, openLeg } from './leg.ts'
import { type DialStage, type Person, personAt } from './person.ts'
import { whisper } from './whisper.ts'

/** How an attempt ended, in the carrier's words. https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values */
interface DialResult {
  readonly status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'
  readonly callSid: string
  /** How long the two spoke; null when they did not. */
  readonly talkedMs: number | null
  readonly recordingSid: string | null
}

const usualRingingMs = 3_000
const usualTalkMs = 30_000
/** What Twilio adds to the time that it is told to ring for. */
const moreRingingMs = 5_000

/**
 * Carries out a `<Dial>`: rings, whispers and connects. Afterwards its action is asked, also when the caller has hung up
 * meanwhile, which ends the other leg at once.
 */
export async function runDial(line: Line, verb: Dial, document: TwimlDocument): Promise<Next | null> {
  const attempt = new Attempt(line, verb, document)
  const result = await attempt.run()
  line.transcript.line('dial', `${verb.targets.map(({ address }) => address).join(', ')}: ${result.status}`)
  const request = verb.action === null ? null : actionRequest(verb.action, verb, document, result)
  if (line.signal.aborted) return { kind: 'hung-up', request }
  return request && { kind: 'request', request }
}

function actionRequest(action: string, { method }: Dial, document: TwimlDocument, result: DialResult) {
  const { status, callSid, talkedMs, recordingSid } = result
  const parameters = {
    DialCallStatus: status,
    DialCallSid: callSid,
    DialBridged: String(talkedMs !== null),
    ...(talkedMs !== null && { DialCallDuration: String(Math.round(talkedMs / 1_000)) }),
    ...(recordingSid && { RecordingUrl: `https://api.twilio.com/2010-04-01/Recordings/${recordingSid}` }),
  }
  return { url: absolute(action, document.url), method, parameters }
}

/** All targets of a `<Dial>`, of which the first that answers gets the call. */
class Attempt {
  readonly #line: Line
  readonly #verb: Dial
  readonly #document: TwimlDocument
  #talkingSince: number | null = null
  /** Somebody waited for the talk to end. */
  #hasTalked = false
  #recordingSid: string | null = null

  constructor(line: Line, verb: Dial, document: TwimlDocument) {
    this.#line = line
    this.#verb = verb
    this.#document = document
  }

  async run(): Promise<DialResult> {
    let last: DialResult | null = null
    for (const target of this.#verb.targets) {
      const leg = openLeg(this.#line, this.#verb, this.#resolved(target))
      last = await this.#ring(leg)
      if (last.talkedMs !== null || this.#line.signal.aborted) return last
    }
    return last ?? { status: 'failed', callSid: this.#line.newSid('CA'), talkedMs: null, recordingSid: null }
  }

  #resolved(target: DialTarget): DialTarget {
    const { whisper: own, statusCallback } = target
    const whole = (url: string) => absolute(url, this.#document.url)
    return {
      ...target,
      whisper: own && { ...own, url: whole(own.url) },
      statusCallback: { ...statusCallback, url: statusCallback.url && whole(statusCallback.url) },
    }
  }

  async #ring(leg: Leg): Promise<DialResult> {
    await leg.tell('initiated', 'initiated')
    try {
      const status = await this.#reach(leg)
      await leg.tell('completed', status)
      return this.#result(leg, status)
    } catch (error) {
      if (!this.#line.signal.aborted) throw error
      await leg.tell('completed', this.#talkingSince === null ? 'canceled' : 'completed')
      return this.#result(leg, this.#talkingSince === null ? 'canceled' : 'completed')
    }
  }

  async #reach(leg: Leg): Promise<DialResult['status']> {
    const { target } = leg
    this.#at('ringing', target.address)
    await leg.tell('ringing', 'ringing')
    const person = await this.#pickUp(target)
    switch (person?.does) {
      case undefined:
      case 'no-answer':
        return 'no-answer'
      case 'busy':
      case 'rejects':
        return 'busy'
      case 'fails':
        return 'failed'
      case 'declines':
        // Only who has picked up can be asked.
        return target.whisper ? this.#pickedUp(leg, person) : 'busy'
      case 'answers':
      case 'voicemail':
        return this.#pickedUp(leg, person)
    }
  }

  /** Who is there, once it has rung long enough; null when nobody picks up in time. */
  async #pickUp({ address }: DialTarget): Promise<Person | null> {
    const { signal, timing } = this.#line
    const ringing = new AbortController()
    const ringingSignal = AbortSignal.any([signal, ringing.signal])
    const limitMs = this.#verb.timeoutMs + moreRingingMs
    const limit = timing.assistantPaced
      ? [
          timing.clock.sleep(limitMs, ringingSignal).then(
            () => null,
            () => null,
          ),
        ]
      : []
    const hungUp = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
    try {
      const person = await Promise.race([personAt(this.#line.people, address, ringingSignal), hungUp, ...limit])
      signal.throwIfAborted()
      if (!person) return null
      if (person.staysAt === 'ringing') await hungUp
      const ringsMs = person.does === 'no-answer' ? limitMs : (person.ringsMs ?? usualRingingMs)
      await pace(this.#line, 'assistant', Math.min(ringsMs, limitMs), signal)
      return ringsMs > limitMs ? null : person
    } finally {
      ringing.abort()
    }
  }

  async #pickedUp(leg: Leg, person: Person): Promise<DialResult['status']> {
    await leg.tell('answered', 'in-progress')
    return this.#connect(leg, person)
  }

  async #connect(leg: Leg, person: Person): Promise<DialResult['status']> {
    const { whisper: before } = leg.target
    if (before) {
      this.#at('whispering', leg.target.address)
      await this.#stay(person, 'whispering')
      const whispered = await whisper(this.#line, leg, person, before)
      if (whispered === 'failed') return 'failed'
      if (whispered === 'hung-up') return 'completed'
    }
    this.#talkingSince = this.#line.timing.clock.now()
    if (this.#verb.recording) this.#recordingSid = keepRecording(this.#line, this.#verb.recording, this.#document.url)
    this.#at('connected', leg.target.address)
    await this.#stay(person, 'connected')
    await this.#talk(person)
    return 'completed'
  }

  async #talk(person: Person): Promise<void> {
    const { signal, timing } = this.#line
    if (!person.talksUntil) return pace(this.#line, 'assistant', this.#talkMs(person), signal)
    this.#hasTalked = true
    const over = new AbortController()
    const limit = timing.clock.sleep(this.#verb.timeLimitMs, AbortSignal.any([signal, over.signal]))
    try {
      await Promise.race([person.talksUntil, limit])
    } finally {
      over.abort()
    }
    signal.throwIfAborted()
  }

  #talkMs({ talksMs = usualTalkMs }: Person): number {
    return Math.min(talksMs, this.#verb.timeLimitMs)
  }

  #result(leg: Leg, status: DialResult['status']): DialResult {
    const { timing } = this.#line
    const measured = this.#talkingSince === null ? null : timing.clock.now() - this.#talkingSince
    // Without timing nobody waited, and the talk has its usual length all the same.
    const talkedMs = measured === null || timing.assistantPaced || this.#hasTalked ? measured : usualTalkMs
    return { status, callSid: leg.callSid, talkedMs, recordingSid: this.#recordingSid }
  }

  #at(stage: DialStage, address: string): void {
    this.#line.transcript.line(stage, address)
    this.#line.reached(stage)
  }

  /** Waits there until the caller hangs up, for a person who does. */
  async #stay({ staysAt }: Person, stage: DialStage): Promise<void> {
    if (staysAt !== stage) return
    const { signal } = this.#line
    await new Promise<void>((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason)
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  }
}
