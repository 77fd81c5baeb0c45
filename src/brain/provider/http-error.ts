import { ModelError, type ModelErrorKind } from '../language-model.ts'
import { fields, jsonOrUndefined, textOrUndefined } from './fields.ts'

export interface FailedResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

const longestDescription = 300

/**
 * The error for an answer with a failure status, from whatever of its body and headers makes sense. The message is fit
 * for a log: of a validation error it keeps where and why, never the input, which may be a caller's words.
 */
export function httpError(model: string, { status, headers, body }: FailedResponse): ModelError {
  const said = describeFailure(jsonOrUndefined(body) ?? body)
  // A limit of zero never passes by waiting: the key's plan does not include the model.
  const excluded = status === 429 && header(headers, 'x-ratelimit-limit-req-minute') === '0'
  const advice = excluded
    ? '; its limit is 0 requests a minute, so the plan of this key does not include the model: choose another model or plan'
    : ''
  return new ModelError(
    excluded ? 'forbidden' : kindOfStatus(status),
    `${model} answered ${status}: ${said}${advice}`,
    {
      status,
      retryAfterMs: retryAfterMs(headers),
    },
  )
}

/** What a failure status (400 and up) means for the next step; any other status here makes no sense. */
export function kindOfStatus(status: number): ModelErrorKind {
  if (status === 401) return 'auth'
  if (status === 402 || status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'missing'
  if (status === 408) return 'timeout'
  if (status === 429) return 'rate-limit'
  if (status >= 500) return 'overloaded'
  return status >= 400 ? 'request' : 'protocol'
}

/**
 * One line for a log from an error body of any of the shapes in use: `{message, type, code}` (`message` being text or
 * another body), `{error}` around either, `{detail}` as text or as a list of validation faults, or no JSON at all.
 */
export function describeFailure(body: unknown): string {
  return describe(body).replace(/\s+/g, ' ').trim().slice(0, longestDescription) || 'no explanation'
}

function describe(body: unknown): string {
  if (typeof body === 'string') return body.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
  const { message, error, detail, type, code } = fields<'message' | 'error' | 'detail' | 'type' | 'code'>(body)
  const inner = message ?? error ?? detail
  const said = Array.isArray(inner) ? inner.map(describeFault).join('; ') : inner ? describe(inner) : ''
  const marks = [textOrUndefined(type), typeof code === 'number' ? String(code) : textOrUndefined(code)]
  const shown = marks.filter((mark) => mark !== undefined).join(' ')
  return shown ? `${said} (${shown})` : said
}

function describeFault(fault: unknown): string {
  const { loc, msg } = fields<'loc' | 'msg'>(fault)
  return `${Array.isArray(loc) ? loc.join('.') : 'body'}: ${textOrUndefined(msg) ?? 'refused'}`
}

function retryAfterMs(headers: FailedResponse['headers']): number | null {
  const value = header(headers, 'retry-after')
  if (!value) return null
  // The date form is read against the server's own clock, which the same answer tells.
  const ms = /^[\d.]+$/.test(value)
    ? Number(value) * 1_000
    : Date.parse(value) - Date.parse(header(headers, 'date') ?? '')
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : null
}

function header(headers: FailedResponse['headers'], name: string): string | undefined {
  const value = headers[name]
  return (typeof value === 'string' ? value : value?.[0])?.trim()
}
