import { ModelError } from '../language-model.ts'
import { fields, textOrUndefined } from '../provider/fields.ts'
import { httpError } from '../provider/http-error.ts'

/**
 * The error for whatever a provider package threw. The package's own errors carry the request or the answer, with the
 * caller's words, so they are never kept as the cause, nor are their messages except where they are about the call.
 */
export function providerFailure(model: string, error: unknown): ModelError {
  if (error instanceof ModelError) return error
  const { name, message } = fields<'name' | 'message'>(error)
  switch (name) {
    case 'AI_APICallError':
      return callFailure(model, error)
    case 'AI_LoadAPIKeyError':
      return new ModelError('auth', `${model}: ${message}`)
    default: {
      const isPackageError = String(name).startsWith('AI_')
      const shown = isPackageError ? name : `${name ?? 'error'}: ${message ?? error}`
      return new ModelError('protocol', `${model} broke off: ${shown}`, { cause: isPackageError ? undefined : error })
    }
  }
}

function callFailure(model: string, error: unknown): ModelError {
  const { message, statusCode, responseHeaders, responseBody, cause } = fields<
    'message' | 'statusCode' | 'responseHeaders' | 'responseBody' | 'cause'
  >(error)
  if (typeof statusCode !== 'number') return new ModelError('network', `${model}: ${message}`, { cause })
  if (statusCode < 400) return new ModelError('protocol', `${model} sent what its package cannot read`)
  return httpError(model, {
    status: statusCode,
    headers: fields<string>(responseHeaders) as Record<string, string>,
    body: textOrUndefined(responseBody) ?? '',
  })
}
