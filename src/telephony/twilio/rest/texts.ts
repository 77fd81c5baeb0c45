import { z } from 'zod'
import type { TwilioClient } from './client.ts'
import { TwilioError } from './error.ts'

/** A text to somebody's phone. */
export interface OutgoingText {
  /** E.164. */
  readonly to: string
  readonly from: string
  /** At most 1,600 characters. */
  readonly text: string
  /** Stands for this text: within a process, it is sent once. */
  readonly idempotencyKey: string
  /**
   * When an earlier attempt of this text was made, in ms since the epoch; null for the first. Twilio knows no keys, so
   * after an attempt with an unknown end it is asked whether it has the text already.
   */
  readonly triedAt: number | null
}

type TextOutcome =
  | { readonly kind: 'sent'; readonly sid: string }
  /** It will never go through. */
  | { readonly kind: 'refused'; readonly because: TextRefusal; readonly code: number | null }
  /** It may go through later; `sure` when it has certainly not been sent. */
  | { readonly kind: 'later'; readonly sure: boolean; readonly code: number | null }

/** `opted-out`: the person answered STOP; `country`: the account may not text there; `sender`: our number cannot text. */
type TextRefusal = 'opted-out' | 'invalid-number' | 'country' | 'not-a-mobile' | 'sender' | 'unverified' | 'rejected'

/** Sends texts through Twilio. https://www.twilio.com/docs/messaging/api/message-resource */
export interface TextSender {
  /** Never rejects but with the signal's reason: what goes wrong is an outcome. */
  sendText(text: OutgoingText, signal: AbortSignal): Promise<TextOutcome>
  /** All messages to and from a number, for its erasure. Rejects with a `TwilioError`. */
  listTexts(number: string, signal: AbortSignal): Promise<readonly string[]>
  /** Deletes a message at Twilio; one that is gone already is fine. Rejects with a `TwilioError`. */
  deleteText(sid: string, signal: AbortSignal): Promise<void>
}

const refusals: Readonly<Record<number, TextRefusal>> = {
  21211: 'invalid-number',
  21217: 'invalid-number',
  21265: 'invalid-number',
  21408: 'country',
  21606: 'sender',
  21608: 'unverified',
  21610: 'opted-out',
  21612: 'country',
  21614: 'not-a-mobile',
  21659: 'sender',
  21660: 'sender',
}

const message = z.object({ sid: z.string() })
const messages = z.object({
  messages: z.array(z.object({ sid: z.string(), body: z.string().nullable(), date_created: z.string().nullable() })),
  next_page_uri: z.string().nullish(),
})

/** Clocks differ, and Twilio tells whole seconds. */
const clockSlackMs = 60_000
const mostRemembered = 1_000
const mostPages = 100

export function createTextSender(client: TwilioClient): TextSender {
  /** What was sent lately, by key, so that two parts of the program do not send it twice. */
  const sent = new Map<string, Promise<TextOutcome>>()

  async function post({ to, from, text }: OutgoingText, signal: AbortSignal): Promise<TextOutcome> {
    const parameters = { To: to, From: from, Body: text }
    const { sid } = await client.request({ method: 'POST', path: '/Messages.json', parameters }, message, signal)
    return { kind: 'sent', sid }
  }

  /** The same text to the same person since the earlier attempt, or null. */
  async function findSent({ to, from, text, triedAt }: OutgoingText, signal: AbortSignal): Promise<string | null> {
    if (triedAt === null) return null
    const since = triedAt - clockSlackMs
    // The newest come first. By date only those can be listed that have left already, which this one may not.
    const parameters = { To: to, From: from, PageSize: '100' }
    const page = await client.request({ method: 'GET', path: '/Messages.json', parameters }, messages, signal)
    const same = page.messages.find(
      ({ body, date_created: at }) => body === text && (at === null || Date.parse(at) >= since),
    )
    return same?.sid ?? null
  }

  async function attempt(text: OutgoingText, signal: AbortSignal): Promise<TextOutcome> {
    try {
      const before = await findSent(text, signal)
      return before === null ? await post(text, signal) : { kind: 'sent', sid: before }
    } catch (error) {
      signal.throwIfAborted()
      return outcomeOf(error)
    }
  }

  return {
    async sendText(text, signal) {
      const { idempotencyKey: key } = text
      const running = sent.get(key) ?? attempt(text, signal)
      sent.set(key, running)
      const oldest = sent.keys().next().value
      if (sent.size > mostRemembered && oldest !== undefined) sent.delete(oldest)
      const outcome = await running.catch((error: unknown) => {
        sent.delete(key)
        throw error
      })
      if (outcome.kind === 'later') sent.delete(key)
      return outcome
    },

    async listTexts(number, signal) {
      const sids = new Set<string>()
      for (const side of ['To', 'From']) {
        for (let page = 0; page < mostPages; page++) {
          const parameters = { [side]: number, PageSize: '1000', Page: String(page) }
          const listed = await client.request({ method: 'GET', path: '/Messages.json', parameters }, messages, signal)
          for (const { sid } of listed.messages) sids.add(sid)
          if (!listed.next_page_uri) break
        }
      }
      return [...sids]
    },

    deleteText: (sid, signal) => deleteResource(client, `/Messages/${encodeURIComponent(sid)}.json`, signal),
  }
}

/** Deletes a resource; one that is gone already is fine. */
export async function deleteResource(client: TwilioClient, path: string, signal: AbortSignal): Promise<void> {
  try {
    await client.request({ method: 'DELETE', path }, z.unknown(), signal)
  } catch (error) {
    if (!(error instanceof TwilioError) || error.status !== 404) throw error
  }
}

function outcomeOf(error: unknown): TextOutcome {
  if (!(error instanceof TwilioError)) return { kind: 'later', sure: false, code: null }
  const { status, code, retryable } = error
  // A request that Twilio has not even taken up (429) was certainly not carried out.
  if (retryable) return { kind: 'later', sure: status === 429, code }
  // Wrong credentials are the owner's to mend, and then it goes through.
  if (status === 401 || status === 403) return { kind: 'later', sure: true, code }
  return { kind: 'refused', because: refusals[code ?? 0] ?? 'rejected', code }
}
