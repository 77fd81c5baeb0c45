import { stat } from 'node:fs/promises'
import { type PrivateHosts, privateHosts } from '../lib/net/public-address.ts'
import { holesOf, type Template } from '../lib/template.ts'
import { type HttpActionSettings, hasEffects } from './actions-schema.ts'
import type { WrittenAssistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'
import { addressFindings, callFacts, headerFindings, readTemplate, templateFindings } from './template-checks.ts'
import { describeValue } from './wording.ts'

type Variables = Readonly<Record<string, string>>
type Path = readonly PropertyKey[]

/** Two actions of one name would be one to the model. */
export function actionNamesDiffer({ actions, mcp }: Pick<WrittenAssistant, 'actions' | 'mcp'>): Finding[] {
  return [...repeated('actions', actions), ...repeated('mcp', mcp)]
}

/** What the requests of actions say must fit their fields, the environment and each other. */
export function actionsFit({ actions }: Pick<WrittenAssistant, 'actions'>, env: Variables): Finding[] {
  return actions.flatMap((action, index) => {
    const path = ['actions', index]
    return [
      ...fieldFindings(action, [...path, 'input']),
      ...requestFindings(action, [...path, 'request'], env),
      ...responseFindings(action, [...path, 'response']),
      ...repeatFindings(action, path),
    ]
  })
}

/** The folder's path must be absolute. */
export async function actionsFolderExists({
  actionsFolder,
}: Pick<WrittenAssistant, 'actionsFolder'>): Promise<Finding[]> {
  if (actionsFolder === null) return []
  const state = await stat(actionsFolder).catch(() => null)
  if (state?.isDirectory()) return []
  const found = `${actionsFolder}, which ${state ? 'is no folder' : 'does not exist'}`
  return [
    {
      path: ['actionsFolder'],
      found,
      allowed: 'a folder with actions; a relative path starts at the folder of this file',
    },
  ]
}

export function mcpFits({ mcp }: Pick<WrittenAssistant, 'mcp'>, env: Variables): Finding[] {
  return mcp.flatMap((server, index) => {
    const path = ['mcp', index]
    const unknown = (['effects', 'abilities'] as const).flatMap((key) =>
      Object.keys(server[key])
        .filter((tool) => !server.allow.includes(tool))
        .map((tool) => ({
          path: [...path, key, tool],
          found: tool,
          allowed: `tools of the allow list: ${server.allow.join(', ')}`,
        })),
    )
    const secrets = { names: [], variables: env }
    if (server.kind === 'http') {
      const address = addressFindings(server.url, [...path, 'url'], privateHosts(server.privateHosts))
      return [...unknown, ...address, ...headerFindings(server.headers, [...path, 'headers'], secrets)]
    }
    const variables = Object.entries(server.env).flatMap(([name, text]) =>
      templateFindings(text, [...path, 'env', name], secrets),
    )
    const args = server.args.flatMap((text, place) =>
      text.includes('${env:')
        ? [
            {
              path: [...path, 'args', place],
              found: 'a secret',
              allowed: 'secrets under env: other programs see arguments',
            },
          ]
        : [],
    )
    return [...unknown, ...variables, ...args]
  })
}

export function callerLookupFits({ callerLookup }: Pick<WrittenAssistant, 'callerLookup'>, env: Variables): Finding[] {
  if (!callerLookup) return []
  const { url, headers, privateHosts: listed } = callerLookup
  return [
    ...addressFindings(url, ['callerLookup', 'url'], privateHosts(listed)),
    ...headerFindings(headers, ['callerLookup', 'headers'], { names: [], variables: env }),
  ]
}

function repeated(section: string, entries: readonly { readonly name: string }[]): Finding[] {
  return entries.flatMap(({ name }, index) => {
    const first = entries.findIndex((other) => other.name === name)
    if (first === index) return []
    return [
      {
        path: [section, index, 'name'],
        found: `${name}, the name of ${section}[${first}]`,
        allowed: 'a name of its own',
      },
    ]
  })
}

function fieldFindings({ input }: HttpActionSettings, path: Path): Finding[] {
  return Object.entries(input).flatMap(([name, field]) => {
    if (field.type !== 'number' && field.type !== 'integer') return []
    if (field.min === null || field.max === null || field.min <= field.max) return []
    return [{ path: [...path, name, 'min'], found: `${field.min}`, allowed: `a number of at most max (${field.max})` }]
  })
}

function requestFindings(action: HttpActionSettings, path: Path, env: Variables): Finding[] {
  const { request, input } = action
  const names = [...Object.keys(input), ...callFacts]
  const secret = { names, variables: env }
  const hasBody = request.body !== null
  const bodiless = hasBody && (request.method === 'GET' || request.method === 'HEAD')
  return [
    ...urlFindings(action, [...path, 'url'], names),
    ...Object.entries(request.query).flatMap(([key, text]) => templateFindings(text, [...path, 'query', key], secret)),
    ...headerFindings(request.headers, [...path, 'headers'], secret),
    ...bodyFindings(request.body, [...path, 'body'], secret),
    ...(bodiless
      ? [
          {
            path: [...path, 'body'],
            found: `a body with ${request.method}`,
            allowed: 'a body with POST, PUT, PATCH or DELETE',
          },
        ]
      : []),
    ...(request.bodyAs === 'form' && hasBody && !isFlat(request.body)
      ? [
          {
            path: [...path, 'body'],
            found: 'sections or lists in a form',
            allowed: 'fields with one text, number, true or false each',
          },
        ]
      : []),
  ]
}

function urlFindings(action: HttpActionSettings, path: Path, names: readonly string[]): Finding[] {
  const { request, input } = action
  const wrong = templateFindings(request.url, path, { names, variables: null })
  const template = readTemplate(request.url)
  if (wrong.length > 0 || !template) return wrong
  const isAllowed: PrivateHosts = privateHosts(action.privateHosts)
  const optional = holesOf(template).filter((hole) => input[hole]?.required === false)
  return [
    ...(hasLiteralHost(template)
      ? addressFindings(template.map((part) => ('hole' in part ? 'x' : part.words)).join(''), path, isAllowed)
      : [
          {
            path,
            found: describeValue(request.url),
            allowed: 'an address whose beginning, as far as the / behind its host, has no {name}',
          },
        ]),
    ...optional.map((hole) => ({
      path,
      found: `{${hole}}, which is not required`,
      allowed: 'fields that are required; others belong in query',
    })),
  ]
}

/** Who picks the host picks who gets the request. */
function hasLiteralHost(template: Template): boolean {
  const [first, second] = template
  return (
    first !== undefined && 'words' in first && (/^https?:\/\/[^/?#]+[/?]/i.test(first.words) || second === undefined)
  )
}

function bodyFindings(body: unknown, path: Path, allowed: Parameters<typeof templateFindings>[2]): Finding[] {
  if (typeof body === 'string') return templateFindings(body, path, allowed)
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([key, part]) =>
    bodyFindings(part, [...path, Array.isArray(body) ? Number(key) : key], allowed),
  )
}

function isFlat(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    !Array.isArray(body) &&
    Object.values(body).every((part) => typeof part !== 'object')
  )
}

function responseFindings({ response, input }: HttpActionSettings, path: Path): Finding[] {
  const names = [...Object.keys(response.pick), ...Object.keys(input)]
  const say = response.say === null ? [] : templateFindings(response.say, [...path, 'say'], { names, variables: null })
  const clashes = Object.keys(response.pick)
    .filter((name) => Object.hasOwn(input, name))
    .map((name) => ({
      path: [...path, 'pick', name],
      found: `${name}, which is a field of the input`,
      allowed: 'another name',
    }))
  return [...say, ...clashes]
}

function repeatFindings(action: HttpActionSettings, path: Path): Finding[] {
  if (action.cacheSeconds === 0 || !hasEffects(action)) return []
  return [
    {
      path: [...path, 'cacheSeconds'],
      found: `${action.cacheSeconds}, with effects`,
      allowed: '0 for what changes something',
    },
  ]
}
