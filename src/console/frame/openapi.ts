import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { scopeMeanings, scopes } from '../access/scopes.ts'
import type { RouteScope } from './api.ts'

const description = `Everything that the console does, it does by this API.

A program sends a token, which an owner makes in the console under Settings: \`Authorization: Bearer fd_…\`. A token has
scopes, and never more of them than its maker. Times are in milliseconds since the Unix epoch. Every answer that is no
success has \`error\` for programs and \`message\` for people, and \`faults\` where fields of the request are at fault.

Scopes:

${scopes.map((scope) => `- \`${scope}\`: ${scopeMeanings[scope]}`).join('\n')}`

const either = [{ cookie: [] }, { bearer: [] }]

/** Makes the description of the API from the schemas of the routes that are registered from now on: `api.swagger()`. */
export async function describeApi(api: FastifyInstance, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Frontdesk', version, description },
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey', in: 'cookie', name: 'frontdesk-sign-in', description: 'A sign-in in the browser.' },
          bearer: { type: 'http', scheme: 'bearer', description: 'A token made in the console.' },
        },
      },
    },
    transform(document) {
      const { schema, url } = jsonSchemaTransform(document)
      return { schema: { ...schema, ...accessOf(document.route.config?.scope) }, url }
    },
    transformObject: jsonSchemaTransformObject,
  })
}

/** Who may use a route, where tools look for it. */
function accessOf(scope: RouteScope | undefined) {
  if (scope === undefined || scope === 'public') return { security: [], 'x-scope': 'public' }
  return { security: scope === 'signed-in' ? [{ cookie: [] }] : either, 'x-scope': scope }
}
