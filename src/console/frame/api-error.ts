/** A field of a request that is not as it must be. */
export interface FieldFault {
  /** `scopes[0]`; empty for the request as a whole. */
  readonly path: string
  /** `must be one of owner, operator, viewer` */
  readonly message: string
}

/** What each status is called in `error`, for programs. */
const names = {
  400: 'bad request',
  401: 'not signed in',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  409: 'conflict',
  410: 'gone',
  413: 'too large',
  415: 'not JSON',
  422: 'unusable',
  429: 'too many requests',
  503: 'unavailable',
} as const

export type ErrorStatus = keyof typeof names

/** An answer that is no success. The message is a sentence for whoever uses the console. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: ErrorStatus
  readonly faults: readonly FieldFault[]
  /** After which it makes sense to try again, in ms; null for at once or never. */
  readonly retryAfterMs: number | null

  constructor(
    status: ErrorStatus,
    message: string,
    { faults = [], retryAfterMs = null }: { faults?: readonly FieldFault[]; retryAfterMs?: number | null } = {},
  ) {
    super(message)
    this.status = status
    this.faults = faults
    this.retryAfterMs = retryAfterMs
  }
}

/** What a status is called; null for one that we do not name. */
export function errorName(status: number): string | null {
  return status in names ? names[status as ErrorStatus] : null
}

/** One field is not as it must be: `badField('name', 'is taken')`. */
export function badField(path: string, message: string, status: ErrorStatus = 400): ApiError {
  return new ApiError(status, `The request is not as it must be: ${path} ${message}.`, { faults: [{ path, message }] })
}
