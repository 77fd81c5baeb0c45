import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { TooManyAtOnce } from '../../lib/at-once.ts'
import { ApiError, errorName, type FieldFault } from './api-error.ts'
import { faultsOf } from './validation-words.ts'

/** Every answer of the API that is no success: `error` for programs, `message` for people, `faults` by field. */
interface ErrorBody {
  readonly error: string
  readonly message: string
  readonly faults?: readonly FieldFault[]
}

/** The one place that turns errors of the API into answers. */
export function apiErrors(api: FastifyInstance): void {
  api.setNotFoundHandler((_request, reply) => send(reply, new ApiError(404, 'There is nothing here.')))
  api.setErrorHandler((error: FastifyError, request, reply) => {
    const known = asApiError(error)
    if (known) return send(reply, known)
    request.log.error({ err: error, path: request.routeOptions.url }, 'a request to the console failed')
    const body: ErrorBody = {
      error: 'internal',
      message: 'Something went wrong here; the log of the program says what.',
    }
    return json(reply.code(500), body)
  })
}

function asApiError(error: FastifyError): ApiError | null {
  if (error instanceof ApiError) return error
  if (error instanceof TooManyAtOnce) {
    return new ApiError(503, 'Too many people sign in at the moment. Try again.', { retryAfterMs: 1_000 })
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(faultsOf(error.validation))
  switch (error.statusCode) {
    case 413:
      return new ApiError(413, 'That is too much for one request.')
    case 415:
      return new ApiError(415, 'Send JSON, with the content type application/json.')
    default:
      return isOfCaller(error) ? new ApiError(400, `The request cannot be read: ${error.message}`) : null
  }
}

function isOfCaller({ statusCode = 500 }: FastifyError): boolean {
  return statusCode >= 400 && statusCode < 500
}

function invalid(faults: readonly FieldFault[]): ApiError {
  const said = faults.map(({ path, message }) => (path === '' ? message : `${path} ${message}`))
  return new ApiError(400, `The request is not as it must be: ${said.join('; ')}.`, { faults })
}

function send(reply: FastifyReply, { status, message, faults, retryAfterMs }: ApiError): FastifyReply {
  if (retryAfterMs !== null) reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1_000)))
  const error = errorName(status) ?? 'error'
  return json(reply.code(status), { error, message, ...(faults.length > 0 && { faults }) })
}

/** Without the schema of the route, which is for its success. */
function json(reply: FastifyReply, body: ErrorBody): FastifyReply {
  return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(body)
}

/** Bodies are JSON or nothing. */
export function jsonOnly(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser('error', 'error')
  api.removeAllContentTypeParsers()
  api.addContentTypeParser('application/json', { parseAs: 'string' }, (request: FastifyRequest, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body as string, done)
  })
}
