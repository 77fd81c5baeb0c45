import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { pageHeaders } from './console-headers.ts'

/** `/api/openapi.json`, and the same to browse at `/api/docs`. */
export async function browsableApi(api: FastifyInstance): Promise<void> {
  api.route({
    ...{ method: 'GET', url: '/openapi.json', schema: { hide: true }, config: { scope: 'public' } },
    handler: async (_request, reply) =>
      reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(api.swagger()),
  })
  await api.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, scope: 'public', isEntry: true }
    })
    docs.addHook('onSend', async (_request, reply) => {
      pageHeaders(reply)
    })
    // Without the bar at the top, which has an inline style, and an address to type what other server to show.
    await docs.register(swaggerUi, {
      ...{ routePrefix: '/docs', indexPrefix: '/api', theme: { title: 'The API of Frontdesk' } },
      uiConfig: { layout: 'BaseLayout', tryItOutEnabled: true },
    })
  })
}
