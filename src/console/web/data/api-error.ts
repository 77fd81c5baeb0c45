/** One thing wrong with what was sent: where, and what to do. */
export interface Fault {
  /** Name of the field, such as `name` or `tokens.0.scope`. */
  readonly path: string
  readonly message: string
}

/** The server answered, and said no. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  /** The server's short name for it, such as `not found`. */
  readonly code: string
  readonly faults: readonly Fault[]

  constructor(message: string, options: { status: number; code: string; faults?: readonly Fault[] }) {
    super(message)
    this.status = options.status
    this.code = options.code
    this.faults = options.faults ?? []
  }
}

/** Nobody answered: the server is stopped, the network is gone, or it took too long. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'
}

/** The script of a page cannot be had: an update took it away, or the server is. */
export class ScriptError extends Error {
  override name = 'ScriptError'
}

/** The session may not do what was asked for; the server said so or the page knew. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError'
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401
}

export function isForbidden(error: unknown): boolean {
  return error instanceof ForbiddenError || (error instanceof ApiError && error.status === 403)
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}

/** Something else is there by now than what the request began with. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409
}

/**
 * The first fault of a field, in words that go on after its name, such as `must be a text`; or undefined.
 *
 * @param path of the field; what lies inside it, such as `scopes[0]`, counts too
 */
export function faultOf(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  const isWithin = (found: string) => found === path || found.startsWith(`${path}[`) || found.startsWith(`${path}.`)
  return error.faults.find((fault) => isWithin(fault.path))?.message
}
