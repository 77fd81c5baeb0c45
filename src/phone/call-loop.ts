import { type CallStatus, completionParameters, type Parties, standardParameters } from './call-parameters.ts'
import { CarrierError, fault } from './carrier-error.ts'
import type { DocumentRequest, Line, Next } from './line.ts'
import { readDocument } from './read-document.ts'
import { recordingParameters } from './recording.ts'
import { runDocument } from './run-document.ts'
import type { Method } from './twiml/verbs.ts'
import type { WebhookClient } from './webhook-client.ts'

/** Where the number's owner wants to be called. */
export interface CallUrls {
  readonly voice: string
  /** Asked when something fails; null when there is none. */
  readonly fallback: string | null
  /** Told of the end; null when nobody wants to know. */
  readonly status: string | null
}

export interface CallLoopParts {
  readonly parties: Parties
  readonly webhooks: WebhookClient
  readonly urls: CallUrls
  readonly line: Line
  /** The first document came: the call is answered. */
  answered(): void
}

/** Where the app leads a live call, beside what its documents say; null: to its end. */
type Lead = DocumentRequest | null

/** More documents than this without listening once are a loop. */
const mostDocuments = 50

/** The carrier's side of a call: one document after another until somebody hangs up. */
export class CallLoop {
  readonly #parts: CallLoopParts
  readonly #startedAt: number
  #status: CallStatus = 'ringing'
  #documents = 0
  #listenings = 0
  /** Leaves what runs at this moment; null before the first document is asked for, and after the last. */
  #leave: ((to: Lead) => void) | null = null

  constructor(parts: CallLoopParts) {
    this.#parts = parts
    this.#startedAt = parts.line.timing.clock.now()
  }

  /**
   * Changes the live call as the carrier's REST API does: the document or session that runs is left, with all legs that
   * it has dialled, and nobody is told what came of it. `url` is the document that follows; null: the call ends.
   * Throws a `CarrierError`. Source: https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
   */
  change(url: string | null): void {
    if (!this.#leave || (url !== null && this.#status !== 'in-progress')) {
      throw new CarrierError(fault.notInProgress, 'The call is not in progress')
    }
    if (url !== null && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      throw new CarrierError(fault.updateUrl, `${JSON.stringify(url)} is not a valid URL`)
    }
    this.#leave(url === null ? null : { url, method: 'POST', parameters: {}, isLed: true })
  }

  /** Gives, when the call is over and reported, what broke it, or null. Never rejects. */
  async run(): Promise<unknown> {
    const { line } = this.#parts
    try {
      await this.#report(await this.#converse())
      return null
    } catch (error) {
      if (line.signal.aborted) line.transcript.line('caller-hung-up')
      await this.#report(line.signal.aborted || this.#status === 'in-progress' ? 'completed' : 'failed')
      return line.signal.aborted ? null : error
    }
  }

  async #converse(): Promise<CallStatus> {
    const { line, urls } = this.#parts
    let next: Next = { kind: 'request', request: { url: urls.voice, method: 'POST', parameters: {} } }
    try {
      while (next.kind === 'request') next = await this.#stepOrLead(next.request)
    } finally {
      this.#leave = null
    }
    switch (next.kind) {
      case 'hangup':
        line.transcript.line('assistant-hung-up')
        return 'completed'
      case 'hung-up':
        line.transcript.line('caller-hung-up')
        if (next.request) await this.#tell(next.request)
        return 'completed'
      case 'failed':
        throw next.error
      case 'reject':
        line.transcript.line('rejected', next.reason)
        return next.reason === 'busy' ? 'busy' : 'failed'
    }
  }

  /** A document with what follows on it, unless the app leads the call elsewhere meanwhile. */
  async #stepOrLead(request: DocumentRequest): Promise<Next> {
    const { line } = this.#parts
    const left = new AbortController()
    let lead: Lead = null
    this.#leave = (to) => {
      lead = to
      left.abort(new Error('The call was led elsewhere'))
    }
    const step = this.#step(request, { ...line, signal: AbortSignal.any([line.signal, left.signal]) })
    const next = await step.catch((error: unknown) => {
      if (line.signal.aborted || !left.signal.aborted) throw error
    })
    if (next && !left.signal.aborted) return next
    line.signal.throwIfAborted()
    return this.#led(lead)
  }

  #led(lead: Lead): Next {
    const { line } = this.#parts
    line.listening(false)
    if (lead === null) return { kind: 'hangup' }
    line.transcript.line('led', lead.url)
    return { kind: 'request', request: lead }
  }

  /** Twilio's rule: whatever is wrong with a document or its answer, the fallback address is asked instead. */
  async #step(request: DocumentRequest, line: Line): Promise<Next> {
    const { fallback } = this.#parts.urls
    try {
      return await this.#perform(request, line)
    } catch (error) {
      if (!this.#noteFault(error) || fallback === null) throw error
      const parameters = { ErrorCode: String(error.code), ErrorUrl: request.url }
      return await this.#perform({ url: fallback, method: 'POST', parameters }, line).catch((second: unknown) => {
        this.#noteFault(second)
        throw error
      })
    }
  }

  async #perform(request: DocumentRequest, line: Line): Promise<Next> {
    const { webhooks } = this.#parts
    this.#guardAgainstLoops(request.url)
    const answer = await webhooks.send(this.#webhook(request, this.#status), line.signal)
    const document = readDocument(answer)
    if (document.verbs[0]?.verb !== 'Reject') this.#answer()
    return runDocument(line, request.isLed ? { ...document, isLed: true } : document)
  }

  #answer(): void {
    if (this.#status !== 'ringing') return
    this.#status = 'in-progress'
    this.#parts.answered()
  }

  /** Asks for a document that nobody will hear; only its faults matter. */
  async #tell(request: DocumentRequest): Promise<void> {
    const { webhooks } = this.#parts
    try {
      readDocument(await webhooks.send(this.#webhook(request, 'completed'), new AbortController().signal))
    } catch (error) {
      if (!this.#noteFault(error)) throw error
    }
  }

  #guardAgainstLoops(url: string): void {
    const { listenings } = this.#parts.line.turns
    this.#documents = listenings === this.#listenings ? this.#documents + 1 : 1
    this.#listenings = listenings
    if (this.#documents <= mostDocuments) return
    throw new CarrierError(fault.tooManyRedirects, `${url}: ${mostDocuments} documents without listening to the caller`)
  }

  #noteFault(error: unknown): error is CarrierError {
    if (!(error instanceof CarrierError)) return false
    this.#parts.line.refuse(error)
    return true
  }

  #webhook({ url, method, parameters }: DocumentRequest, status: CallStatus) {
    return { url, method, parameters: { ...standardParameters(this.#parts.parties, status), ...parameters } }
  }

  /** Tells the number's owner of the end, and of what was recorded. What comes back does not matter to the call; it is among the records. */
  async #report(status: CallStatus): Promise<void> {
    const { urls, line } = this.#parts
    const now = line.timing.clock.now()
    if (urls.status !== null)
      await this.#inform(urls.status, 'POST', completionParameters(now - this.#startedAt, now), status)
    for (const recording of line.recordings) {
      const { callback, method } = recording.settings
      if (callback !== null) await this.#inform(callback, method, recordingParameters(recording, now), status)
    }
  }

  async #inform(url: string, method: Method, parameters: Record<string, string>, status: CallStatus): Promise<void> {
    const webhook = this.#webhook({ url, method, parameters }, status)
    await this.#parts.webhooks.send(webhook, new AbortController().signal).catch(() => {})
  }
}
