import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type {
  Action,
  ActionContext,
  ActionResult,
  CallerLevel,
  CallFacts,
  Directive,
  ParsedInput,
} from '../conversation/actions.ts'

/** An action with typed input. What is left out has the value that its line names. */
export interface ActionDefinition<Input extends z.ZodObject> {
  readonly name: string
  readonly purpose: string
  readonly input: Input
  readonly effects: boolean
  /** Null. */
  readonly ability?: string
  /** See `Action.staysInside`; false. */
  readonly staysInside?: boolean
  /** See `Action.idempotent`; false. */
  readonly idempotent?: boolean
  /** 10 000 ms. */
  readonly limitMs?: number
  /** `unknown`. */
  readonly level?: CallerLevel
  /** None. */
  readonly fillers?: readonly string[]
  /** None. */
  readonly claims?: Action['claims']
  /** Fields that no log may show; none. */
  readonly secrets?: readonly (keyof z.output<Input> & string)[]
  /** Always. */
  readonly isOffered?: (call: CallFacts) => boolean
  /** May reject: then the action has failed, and nobody is told why. */
  readonly run: (
    input: z.output<Input>,
    context: ActionContext,
    signal: AbortSignal,
  ) => ActionResult | Promise<ActionResult>
  /** See `Action.rehearse`. */
  readonly rehearse?: (input: z.output<Input>, context: ActionContext) => ActionResult
}

/** Something was done, and with the call itself that is done next. */
export function doneAnd(text: string, then: Directive, data: ActionResult['data'] = {}): ActionResult {
  return { outcome: 'done', text, data, then }
}

const masked = '[secret]'
/** Makes equal secrets equal in a key without giving them away; for as long as the program runs. */
const secretKey = randomBytes(32)

/** Makes an action of its definition: the JSON Schema, the check of what a model gives, and the key come from `input`. */
export function defineAction<Input extends z.ZodObject>(definition: ActionDefinition<Input>): Action {
  const { name, purpose, input: schema, effects, run, rehearse, isOffered = () => true } = definition
  const secrets = new Set<string>(definition.secrets)
  const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, { io: 'input' })
  return {
    name,
    purpose,
    inputSchema,
    ability: definition.ability ?? null,
    effects,
    staysInside: definition.staysInside ?? false,
    idempotent: definition.idempotent ?? false,
    limitMs: definition.limitMs ?? 10_000,
    level: definition.level ?? 'unknown',
    fillers: definition.fillers ?? [],
    claims: definition.claims ?? {},
    isOffered,
    parse: (given) => parse(schema, secrets, given),
    ...(rehearse && {
      rehearse: (input: unknown, context: ActionContext) => rehearse(input as z.output<Input>, context),
    }),
    async run(input, context, signal) {
      signal.throwIfAborted()
      try {
        return await run(input as z.output<Input>, context, signal)
      } catch (error) {
        signal.throwIfAborted()
        const kind = error instanceof Error ? error.name : 'unknown'
        return { outcome: 'failed', text: 'That did not work, for a technical reason.', data: { error: kind } }
      }
    },
  }
}

function parse(schema: z.ZodObject, secrets: ReadonlySet<string>, given: unknown): ParsedInput {
  const parsed = schema.safeParse(withoutBlanks(given))
  if (!parsed.success) return { problem: describe(parsed.error) }
  const input = parsed.data
  return {
    input,
    key: keyOf(mapFields(input, (field, value) => (secrets.has(field) ? digest(value) : fold(value)))),
    shown: mapFields(input, (field, value) => (secrets.has(field) ? masked : value)),
  }
}

/** Models fill in what they do not know with nothing. */
function withoutBlanks(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given ?? {}
  const isBlank = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '')
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !isBlank(value)))
}

/** `The input is wrong. target: …; reason: …` without the values. */
function describe({ issues }: z.ZodError): string {
  const problems = issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
  return `The input is wrong. ${problems.join('; ')}.`
}

function mapFields(
  input: Readonly<Record<string, unknown>>,
  change: (field: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, change(field, value)]))
}

/** The same text for the same fields, in whatever order they came. */
function keyOf(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(fields).toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

/** Case and blanks do not make another booking. */
function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ') : value
}

function digest(value: unknown): string {
  return createHmac('sha256', secretKey).update(JSON.stringify(value)).digest('base64url')
}
