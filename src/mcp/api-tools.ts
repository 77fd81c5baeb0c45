import { z } from 'zod'

/** What a tool does when it is called: a request to the API, with its arguments put where they belong. */
export interface ApiTool {
  readonly name: string
  readonly description: string
  /** JSON Schema of an object. */
  readonly inputSchema: Readonly<Record<string, unknown>>
  readonly method: string
  /** With `{name}` for what its arguments fill in. */
  readonly path: string
  readonly inPath: readonly string[]
  readonly inQuery: readonly string[]
  readonly inBody: readonly string[]
  /** False for one that only looks. */
  readonly changes: boolean
}

const schemaOf = z.record(z.string(), z.unknown())
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: schemaOf.default({}),
})
const operation = z.object({
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  'x-scope': z.string().default('public'),
  parameters: z.array(parameter).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: schemaOf.default({}) })).default({}) })
    .optional(),
})

/** The part of an OpenAPI document (3.1, https://spec.openapis.org/oas/v3.1.1) that tools are made of. */
export const apiDescription = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
})

type Operation = z.output<typeof operation>

/** Not for an assistant: who signs in and may do what, streams without an end, sound, and the browser's telephone. */
const leftOut = /^\/api\/(session|setup|oidc|users|tokens|phone)\b|\/live$|\/recordings\//
const changing: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete'])
/** They only look, though they are sent a text to look at. */
const looking = /\/check$/

/**
 * Makes a tool of every route of the API that is of use to an assistant.
 * @param mayChange also of those that change something
 */
export function toolsOf({ paths }: z.output<typeof apiDescription>, mayChange: boolean): ApiTool[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, route]) => {
      if (leftOut.test(path) || route['x-scope'] === 'public' || route['x-scope'] === 'signed-in') return []
      const changes = changing.has(method) && !looking.test(path)
      return changes && !mayChange ? [] : [toolOf(method, path, route, changes)]
    }),
  )
}

function toolOf(method: string, path: string, route: Operation, changes: boolean): ApiTool {
  const body = route.requestBody?.content['application/json']?.schema ?? {}
  const bodyFields = schemaOf.safeParse(body['properties']).data ?? {}
  const given = route.parameters.filter((one) => one.in === 'path' || one.in === 'query')
  const properties = {
    ...Object.fromEntries(
      given.map(({ name, description, schema }) => [name, { ...schema, ...(description && { description }) }]),
    ),
    ...bodyFields,
  }
  const required = [
    ...given.filter((one) => one.required).map(({ name }) => name),
    ...(z.array(z.string()).safeParse(body['required']).data ?? []),
  ]
  return {
    name: nameOf(method, path),
    description: `${route.summary}.${changes ? ' Changes something: ask the owner first.' : ''} Needs the scope ${route['x-scope']}.`,
    inputSchema: { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false },
    ...{ method: method.toUpperCase(), path, changes },
    inPath: given.filter((one) => one.in === 'path').map(({ name }) => name),
    inQuery: given.filter((one) => one.in === 'query').map(({ name }) => name),
    inBody: Object.keys(bodyFields),
  }
}

/** `GET /api/calls/{callId}/events` is `get_calls_callId_events`. */
function nameOf(method: string, path: string): string {
  const words = path.replace(/^\/api\//, '').split('/')
  return [method, ...words.map((word) => word.replace(/[{}]/g, ''))].join('_').replace(/[^\w-]/g, '_')
}
