import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { apiAddress, showAddress, webAddress } from './address.ts'
import { consoleVariables, secretConsoleVariables } from './console-environment.ts'
import type { Checked, Fault } from './fault.ts'
import { lines } from './schema.ts'
import { variable } from './variable.ts'
import { describeHidden, describeValue, didYouMean } from './wording.ts'

/** Variables by name, trimmed, without those that are empty. */
export type Variables = Readonly<Record<string, string>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const anAddress = 'an http:// or https:// address without a query'
/** What can stand in an HTTP header, as keys and tokens must. */
const printable = /^[\x21-\x7e]+$/
const phoneNumber = /^\+[1-9]\d{6,14}$/

/** Where the program runs, and its secrets: every variable it reads, besides those that `apiKeyEnv` names. */
export const environmentSchema = z.object({
  MISTRAL_API_KEY: z.string().regex(printable, 'a key without spaces or accented letters').optional(),
  MISTRAL_BASE_URL: variable(apiAddress, anAddress).default('https://api.mistral.ai'),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'AC and 32 digits or letters from a to f, as on the first page of the Twilio console')
    .optional(),
  TWILIO_AUTH_TOKEN: variable(parseTokens, 'one token, or several with commas between them').optional(),
  TWILIO_API_BASE_URL: variable(webAddress, anAddress).default('https://api.twilio.com'),
  TWILIO_PHONE_NUMBER: z
    .string()
    .regex(phoneNumber, 'a number with + and country code, such as +15550100123')
    .optional(),
  PUBLIC_URL: variable(webAddress, `${anAddress}, such as https://phone.example.org`).optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a host name or IP address to listen on, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PORT: variable(parsePort, 'a port number from 0 to 65535').default(5_000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(() => false, 'not set: calls are kept in an embedded database below DATA_DIR; PostgreSQL is not supported')
    .optional(),
  FRONTDESK_CONFIG: z.string().optional(),
  FRONTDESK_LINE: z.enum(lines, `one of ${lines.join(', ')}`).optional(),
  LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(', ')}`).default('info'),
  ...consoleVariables,
})

export type Environment = z.output<typeof environmentSchema>

/** The account's SID is no secret, but the auth token is what people put there by mistake. */
const hidden: ReadonlySet<string> = new Set([
  ...['MISTRAL_API_KEY', 'TWILIO_AUTH_TOKEN', 'TWILIO_ACCOUNT_SID', 'DATABASE_URL'],
  ...secretConsoleVariables,
])

/**
 * The variables of the process and, below them, those of `.env` in the working directory. A variable of the process
 * that is set to nothing hides the one in the file, so that `MISTRAL_API_KEY= npm start` runs without the key.
 */
export async function readVariables(env: NodeJS.ProcessEnv, cwd: string): Promise<Checked<Variables>> {
  const text = await readFile(join(cwd, '.env'), 'utf8').catch((error: NodeJS.ErrnoException) => error)
  const fromFile = typeof text === 'string' ? parseEnv(text) : {}
  const faults = typeof text === 'string' || text.code === 'ENOENT' ? [] : [unreadableFile(text)]
  const trimmed = Object.entries({ ...fromFile, ...env }).map(([name, value]) => [name, value?.trim() ?? ''] as const)
  return { value: Object.fromEntries(trimmed.filter(([, value]) => value !== '')), faults }
}

/** Checks the variables that the program reads; `value` is null when one of them is wrong. */
export function parseEnvironment(variables: Variables): Checked<Environment> {
  const parsed = environmentSchema.safeParse(variables)
  if (parsed.success) return { value: parsed.data, faults: [] }
  return {
    value: null,
    faults: parsed.error.issues.map((issue) => variableFault(String(issue.path[0]), issue.message, variables)),
  }
}

function parseTokens(list: string): string[] | null {
  const tokens = list.split(',').flatMap((token) => token.trim() || [])
  return tokens.length > 0 && tokens.every((token) => printable.test(token)) ? tokens : null
}

function parsePort(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null
}

function variableFault(name: string, allowed: string, variables: Variables): Fault {
  const value = variables[name] ?? ''
  return {
    file: 'environment',
    line: null,
    column: null,
    path: name,
    found: hidden.has(name) ? describeHidden(value) : describeValue(showAddress(value)),
    allowed,
    hint: hintFor(name, value),
  }
}

function hintFor(name: string, value: string): string | null {
  switch (name) {
    case 'PUBLIC_URL':
      return webAddress(`https://${value}`) && !value.includes('://') ? `did you mean https://${value}?` : null
    case 'TWILIO_PHONE_NUMBER': {
      const digits = value.replace(/[\s().-]/g, '')
      return phoneNumber.test(digits) ? `did you mean ${digits}?` : null
    }
    case 'FRONTDESK_LINE':
      return didYouMean(value, lines)
    case 'LOG_LEVEL':
      return didYouMean(value, logLevels)
    default:
      return null
  }
}

function unreadableFile(error: NodeJS.ErrnoException): Fault {
  return {
    file: '.env',
    line: null,
    column: null,
    path: '',
    found: `a file that cannot be read (${error.code ?? error.message})`,
    allowed: 'a file of NAME=value lines, or none',
    hint: null,
  }
}
