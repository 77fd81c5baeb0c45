import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { auditHook } from './frame/audit-hook.ts'
import { browsableApi } from './frame/docs.ts'
import { apiErrors, jsonOnly } from './frame/error-handler.ts'
import { createFrame } from './frame/frame.ts'
import { guard } from './frame/guard.ts'
import { createIdentify } from './frame/identify.ts'
import { llmsText } from './frame/llms.ts'
import { describeApi } from './frame/openapi.ts'
import { servePages } from './frame/pages.ts'
import { type DeclaredRoute, declaredRoutes } from './frame/route-list.ts'
import type { ConsoleParts } from './parts.ts'
import { resources } from './routes/resources.ts'

/** The console as a Fastify plugin: the API under `/api`, its documentation, and the pages. */
export async function consolePlugin(server: FastifyInstance, parts: ConsoleParts): Promise<void> {
  let routes: readonly DeclaredRoute[] = []
  await server.register(
    async (scope) => {
      routes = await serveApi(scope, parts)
    },
    { prefix: '/api' },
  )
  await server.register((scope) => servePages(scope, parts.pagesFolder))
  server.get('/llms.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(llmsText(routes, parts.version)),
  )
}

/** The order matters: what comes first holds for all that comes later. */
async function serveApi(scope: FastifyInstance, parts: ConsoleParts): Promise<readonly DeclaredRoute[]> {
  const { settings, store, clock, onProblem } = parts
  const frame = createFrame(parts)
  scope.setValidatorCompiler(validatorCompiler)
  scope.setSerializerCompiler(serializerCompiler)
  apiErrors(scope)
  jsonOnly(scope)
  auditHook(scope, { audit: store.audit, clock, onProblem })
  await scope.register(cookie)
  const identify = createIdentify({ settings, ...frame, tokens: store.tokens, clock, onProblem })
  await guard(scope, { identify, publicUrl: settings.publicUrl })
  await describeApi(scope, parts.version)
  await browsableApi(scope)
  const routes = declaredRoutes(scope)
  const api = scope.withTypeProvider<ZodTypeProvider>()
  for (const resource of resources) resource(api, { ...parts, ...frame })
  return routes
}
