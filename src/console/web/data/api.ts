import { errors } from '../texts/en/errors.ts'
import { ApiError, type Fault, UnreachableError } from './api-error.ts'
import { connection } from './connection.ts'

type Value = string | number | boolean | undefined
/** Parts of the query; undefined ones are left out, lists are repeated. */
export type Query = Readonly<Record<string, Value | readonly string[]>>

interface GetOptions {
  readonly query?: Query
  readonly signal?: AbortSignal
}

const waitAtMostMs = 30_000

/**
 * Asks the server, in JSON. Each gives the reply as it was parsed (undefined when there is none), or rejects with an
 * {@link ApiError} when the server said no, with an {@link UnreachableError} when it did not answer, with the signal's
 * reason when that was aborted.
 */
export const api = {
  get: <Reply>(path: string, { query, signal }: GetOptions = {}) =>
    ask<Reply>('GET', path + searchOf(query), undefined, signal),
  /** For an answer that is no JSON. */
  text: (path: string, { query, signal }: GetOptions = {}) => askForText(path + searchOf(query), signal),
  post: <Reply = undefined>(path: string, body: unknown = {}) => ask<Reply>('POST', path, body),
  put: <Reply = undefined>(path: string, body: unknown) => ask<Reply>('PUT', path, body),
  patch: <Reply = undefined>(path: string, body: unknown) => ask<Reply>('PATCH', path, body),
  delete: <Reply = undefined>(path: string) => ask<Reply>('DELETE', path),
}

async function ask<Reply>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Reply> {
  const request: RequestInit = {
    method,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
  const answer = await send(path, request, signal)
  if (answer.status === 204) return undefined as Reply
  return (await answer.json().catch(() => {
    throw new ApiError(errors.unreadable, { status: answer.status, code: 'unreadable' })
  })) as Reply
}

async function askForText(path: string, signal?: AbortSignal): Promise<string> {
  return (await send(path, { method: 'GET' }, signal)).text()
}

/** @returns an answer that is a success */
async function send(path: string, request: RequestInit, signal?: AbortSignal): Promise<Response> {
  const limit = AbortSignal.timeout(waitAtMostMs)
  const limited = { ...request, signal: signal ? AbortSignal.any([signal, limit]) : limit }
  const answer = await reach(path, { ...limited, credentials: 'same-origin' }, signal)
  if (!answer.ok) throw await refusalOf(answer)
  return answer
}

async function reach(path: string, request: RequestInit, signal?: AbortSignal): Promise<Response> {
  try {
    const answer = await fetch(path, request)
    // A proxy answers for a server that is gone.
    if (answer.status === 502 || answer.status === 504) throw new UnreachableError(errors.unreachable)
    connection.reached()
    return answer
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    connection.lost()
    throw error instanceof UnreachableError ? error : new UnreachableError(errors.unreachable, { cause: error })
  }
}

async function refusalOf(answer: Response): Promise<ApiError> {
  const { status } = answer
  const body: unknown = await answer.json().catch(() => null)
  if (!isRecord(body)) return new ApiError(errors.withoutWords(status), { status, code: `http ${status}` })
  return new ApiError(textOf(body['message']) ?? errors.withoutWords(status), {
    status,
    code: textOf(body['error']) ?? `http ${status}`,
    faults: Array.isArray(body['faults']) ? body['faults'].filter(isFault) : [],
  })
}

function isFault(value: unknown): value is Fault {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function searchOf(query: Query = {}): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) parts.append(name, String(one))
  }
  const text = parts.toString()
  return text === '' ? '' : `?${text}`
}
