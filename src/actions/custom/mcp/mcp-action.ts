import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import type { McpSettings } from '../../../config/actions-schema.ts'
import type { ActionResult, ParsedInput } from '../../../conversation/actions.ts'
import { cleanText } from '../clean-text.ts'
import { lateMs } from '../late.ts'
import type { OwnAction, OwnActionProblem } from '../own-action.ts'
import { ServerDown, type ServerLink } from './server-link.ts'
import { describeMcpFault } from './session.ts'

/** A provider of models is sent the schema with every turn. */
const mostSchemaCharacters = 8_000
const longestPurpose = 1_000
const longestText = 2_000
const longestShown = 200

type Validate = ReturnType<InstanceType<typeof AjvJsonSchemaValidator>['getValidator']>

/** An action that is a tool of a server, or why it can be none. Of the server's own words only the purpose is used. */
export function createMcpAction(
  settings: McpSettings,
  tool: Tool,
  { link, mask }: { readonly link: ServerLink; mask(text: string): string },
): OwnAction | OwnActionProblem {
  const origin = `the MCP server ${settings.name}`
  const name = `${settings.name}_${tool.name}`.replace(/[^a-zA-Z0-9_-]/g, '_')
  const schema = schemaOf(tool)
  const validate = schema && compile(schema)
  if (name.length > 64) return { origin, problem: `The tool ${cleanText(tool.name, 100)} has too long a name.` }
  if (!schema || !validate)
    return { origin, problem: `The tool ${tool.name} takes an input that is too large or unclear.` }
  return {
    ...{ name, origin },
    purpose: cleanText(tool.description ?? tool.title ?? tool.name, longestPurpose),
    inputSchema: schema,
    ability: settings.abilities[tool.name] ?? null,
    effects: settings.effects[tool.name] ?? true,
    limitMs: settings.timeoutMs,
    level: settings.level,
    ...{ fillers: [], claims: {} },
    isOffered: () => link.isUp(),
    parse: (input) => parse(input, validate),
    preview: (input) => [`tools/call ${tool.name}`, JSON.stringify(input)],
    async run(input, { id }, signal) {
      try {
        const limitMs = settings.timeoutMs + lateMs
        const request = { tool: tool.name, input: input as Record<string, unknown>, id, limitMs }
        return resultOf(await link.call(request, signal), mask)
      } catch (error) {
        signal.throwIfAborted()
        const text = error instanceof ServerDown ? 'The service cannot be reached.' : 'The service did not do it.'
        return { outcome: 'failed', text, data: { detail: mask(describeMcpFault(error)) } }
      }
    },
  }
}

function schemaOf({ inputSchema }: Tool): Record<string, unknown> | null {
  const { $schema, $id, ...schema } = inputSchema as Record<string, unknown>
  return JSON.stringify(schema).length <= mostSchemaCharacters ? { properties: {}, ...schema } : null
}

function compile(schema: Record<string, unknown>): Validate | null {
  try {
    return new AjvJsonSchemaValidator().getValidator(schema)
  } catch {
    return null
  }
}

function parse(given: unknown, validate: Validate): ParsedInput {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { problem: 'The input must be an object.' }
  const input = withoutNothing(given)
  const { valid, errorMessage } = validate(input)
  if (!valid) return { problem: `The input does not fit: ${cleanText(errorMessage, 300)}.` }
  const shown = JSON.parse(JSON.stringify(input), (_key, part) =>
    typeof part === 'string' ? cleanText(part, longestShown) : part,
  )
  return { input, key: JSON.stringify(input, sortedKeys), shown }
}

/** Models write null for what they leave out. */
function withoutNothing(input: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
}

function sortedKeys(_key: string, part: unknown): unknown {
  if (typeof part === 'string') return part.toLowerCase()
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** What a server answers is data for the model: its words, on one line. */
function resultOf(
  { content, structuredContent, isError }: CallToolResult,
  mask: (text: string) => string,
): ActionResult {
  const words = content.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  const said = words.length > 0 ? words.join(' ') : structuredContent ? JSON.stringify(structuredContent) : ''
  const text = cleanText(mask(said), longestText)
  if (isError) return { outcome: 'failed', text: text === '' ? 'The service said that it did not work.' : text }
  return { outcome: 'done', text: text === '' ? 'The service answered without words.' : text }
}
