import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLoopbackAddress, proxyHeaderOf } from '../../lib/loopback.ts'
import type { Refusal } from './refusal.ts'
import type { SignatureCheck, SignedRequest } from './signature.ts'

/** Lets a request in, or says in one sentence why not. */
export type Gate = (request: FastifyRequest) => Refusal | null

/** Twilio's requests only, known by their signature. */
export function signedOnly(check: SignatureCheck): Gate {
  return (request) => {
    const signed = asSigned(request)
    if (check.isSigned(signed)) return null
    return { message: 'This request does not carry a valid X-Twilio-Signature.', ...check.explain(signed) }
  }
}

const fix = 'Set TWILIO_AUTH_TOKEN to let Twilio in.'

/**
 * Without a token nobody can prove to be Twilio, so only this machine may call: not what a proxy or tunnel on it passes
 * on, and no web page that is open in a browser here.
 */
export function loopbackOnly(request: Pick<FastifyRequest, 'socket' | 'headers'>): Refusal | null {
  const message = 'Without TWILIO_AUTH_TOKEN only this machine itself may call.'
  const cause = 'outside'
  if (!isLoopbackAddress(request.socket.remoteAddress ?? '')) {
    return { cause, message, differs: 'it comes from another machine', fix }
  }
  const passedOn = proxyHeaderOf(request.headers)
  if (passedOn) return { cause, message, differs: `a proxy or tunnel passed it on (${passedOn})`, fix }
  if (request.headers.origin) return { cause, message, differs: 'a web page sent it (Origin)', fix }
  return null
}

/** Answers a refused request, and tells the owner why. */
export function refuse(request: FastifyRequest, reply: FastifyReply, { message, differs, fix }: Refusal): FastifyReply {
  request.log.warn({ event: 'webhook.refused', path: request.routeOptions.url, differs, fix }, 'webhook refused')
  return reply.code(403).send({ error: 'forbidden', message })
}

function asSigned(request: FastifyRequest): SignedRequest {
  const { headers } = request
  const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? null
  return {
    signature: single(headers['x-twilio-signature']),
    path: request.url,
    host: headers.host ?? '',
    forwardedHost: single(headers['x-forwarded-host']),
    parameters: (request.body ?? {}) as SignedRequest['parameters'],
  }
}
