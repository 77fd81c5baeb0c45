import { z } from 'zod'

/** Twilio refused a request, or could not be asked. Messages have no numbers, words or keys of anybody in them. */
export class TwilioError extends Error {
  override name = 'TwilioError'
  /** Of the answer; null without one. */
  readonly status: number | null
  /** Twilio's own, see https://www.twilio.com/docs/api/errors; null where it gave none. */
  readonly code: number | null
  /** Whether the same request may go through later. It may have been carried out all the same when `status` is null. */
  readonly retryable: boolean

  constructor(
    message: string,
    options: { status: number | null; code: number | null; retryable: boolean; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.status = options.status
    this.code = options.code
    this.retryable = options.retryable
  }
}

/** What Twilio answers instead of a resource. Its `message` repeats what it was sent, so it is not read. */
const refusal = z.object({ code: z.coerce.number().int().nullable().catch(null) })

/** The error for an answer that is not 2xx. */
export function twilioErrorOf(status: number, body: string): TwilioError {
  const code = refusal.safeParse(parseJson(body)).data?.code ?? null
  const retryable = status === 429 || status >= 500
  const named = code === null ? '' : `, error ${code}`
  return new TwilioError(`Twilio refused the request (${status}${named}).`, { status, code, retryable })
}

/** Null for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
