import helmet from '@fastify/helmet'
import { type FastifyBaseLogger, type FastifyError, type FastifyInstance, fastify, LogController } from 'fastify'

export interface ServerOptions {
  readonly logger: FastifyBaseLogger
  /** The largest body taken, in bytes. */
  readonly bodyLimit: number
}

/** The listener with what holds for every route: headers, limits, and one shape for every error. */
export async function createServer({ logger, bodyLimit }: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: 15_000,
    // Twilio and proxies in front of us keep connections; a little longer than their minute avoids resets in mid-request.
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // An answer in the making may still be asked for while we stop; new calls are sent back by the routes themselves.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
  })
  await server.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  })
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: 'not found', message: 'There is nothing here.' }),
  )
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send({ error: error.code ?? 'bad request', message: error.message })
    request.log.error({ err: error, path: request.routeOptions.url }, 'request failed')
    return reply.code(500).send({ error: 'internal', message: 'Something went wrong here; the log says what.' })
  })
  return server
}
