import { access } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Secret } from '../lib/secret.ts'
import { readAssistant } from './assistant-file.ts'
import type { Config } from './config.ts'
import { deepFreeze } from './deep-freeze.ts'
import { type Environment, parseEnvironment, readVariables, type Variables } from './environment.ts'
import { ConfigError } from './fault.ts'
import { lineFaults, lineOf } from './line.ts'
import type { Assistant } from './schema.ts'

export interface ConfigSources {
  /** The variables of the process; they win over those of `.env`. */
  readonly env?: NodeJS.ProcessEnv
  /** Where `.env` and `assistant.yaml` are looked for. */
  readonly cwd?: string
  /** The folder of this package, for its example. */
  readonly root?: string
}

const packageRoot = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Reads the environment, `.env` and the assistant's YAML, and checks them together. Throws a `ConfigError` that
 * names every fault. Nothing of the process is changed, and the result is frozen.
 */
export async function loadConfig(sources: ConfigSources = {}): Promise<Config> {
  const { env = process.env, cwd = process.cwd(), root = packageRoot } = sources
  const variables = await readVariables(env, cwd)
  const names = variables.value ?? {}
  const environment = parseEnvironment(names)
  const assistantFile = await findAssistantFile(names, cwd, root)
  const assistant = await readAssistant({ file: assistantFile, shownAs: showFile(assistantFile, cwd), env: names })
  const line = lineOf(names, assistant.value)

  const faults = [...variables.faults, ...environment.faults, ...lineFaults(line, names), ...assistant.faults]
  if (faults.length > 0 || !environment.value || !assistant.value || !line) throw new ConfigError(faults)
  return deepFreeze({
    ...settingsFrom(environment.value, cwd),
    assistant: assistant.value,
    assistantFile,
    line,
    providerKeys: providerKeys(assistant.value, names),
  })
}

/** The file that `FRONTDESK_CONFIG` names, else `assistant.yaml` here, else the hospital of the examples. */
async function findAssistantFile({ FRONTDESK_CONFIG: named }: Variables, cwd: string, root: string): Promise<string> {
  if (named) return resolve(cwd, named)
  const own = join(cwd, 'assistant.yaml')
  const exists = await access(own).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
  return exists ? own : join(root, 'examples', 'hospital', 'assistant.yaml')
}

/** Short where the file is below the working directory. */
function showFile(file: string, cwd: string): string {
  const near = relative(cwd, file)
  return near.startsWith('..') ? file : near
}

function settingsFrom(env: Environment, cwd: string): Pick<Config, 'server' | 'twilio' | 'mistral'> {
  return {
    server: {
      host: env.HOST,
      port: env.PORT,
      publicUrl: env.PUBLIC_URL ?? null,
      dataDir: resolve(cwd, env.DATA_DIR),
      logLevel: env.LOG_LEVEL,
    },
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID ?? null,
      authTokens: (env.TWILIO_AUTH_TOKEN ?? []).map((token) => new Secret(token)),
      apiBaseUrl: env.TWILIO_API_BASE_URL,
      phoneNumber: env.TWILIO_PHONE_NUMBER ?? null,
    },
    mistral: {
      apiKey: env.MISTRAL_API_KEY ? new Secret(env.MISTRAL_API_KEY) : null,
      baseUrl: env.MISTRAL_BASE_URL,
    },
  }
}

function providerKeys({ models }: Assistant, variables: Variables): Config['providerKeys'] {
  const names = models.flatMap((model) => ('apiKeyEnv' in model && model.apiKeyEnv ? [model.apiKeyEnv] : []))
  return Object.fromEntries(names.map((name) => [name, new Secret(variables[name] ?? '')]))
}
