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
}

/** More documents than this without listening once are a loop. */
const mostDocuments = 50

/** The carrier's side of a call: one document after another until somebody hangs up. */
export class CallLoop {
  readonly #parts: CallLoopParts
  readonly #startedAt: number
  #status: CallStatus = 'ringing'
  #documents = 0
  #listenings = 0

  constructor(parts: CallLoopParts) {
    this.#parts = parts
    this.#startedAt = parts.line.timing.clock.now()
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
    while (next.kind === 'request') next = await this.#step(next.request)
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

  /** Twilio's rule: whatever is wrong with a document or its answer, the fallback address is asked instead. */
  async #step(request: DocumentRequest): Promise<Next> {
    const { fallback } = this.#parts.urls
    try {
      return await this.#perform(request)
    } catch (error) {
      if (!this.#noteFault(error) || fallback === null) throw error
      const parameters = { ErrorCode: String(error.code), ErrorUrl: request.url }
      return await this.#perform({ url: fallback, method: 'POST', parameters }).catch((second: unknown) => {
        this.#noteFault(second)
        throw error
      })
    }
  }

  async #perform(request: DocumentRequest): Promise<Next> {
    const { line, webhooks } = this.#parts
    this.#guardAgainstLoops(request.url)
    const answer = await webhooks.send(this.#webhook(request, this.#status), line.signal)
    const document = readDocument(answer)
    if (document.verbs[0]?.verb !== 'Reject') this.#status = 'in-progress'
    return runDocument(line, document)
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
