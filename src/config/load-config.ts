import { access, readFile, realpath } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Secret } from '../lib/secret.ts'
import { afterCallSecretNames } from './after-call-secrets.ts'
import { type AssistantSource, checkAssistantText, type ReadAssistant, readAssistant } from './assistant-file.ts'
import type { Config } from './config.ts'
import { consoleFaults, consoleSettings } from './console-environment.ts'
import { deepFreeze } from './deep-freeze.ts'
import { type Environment, parseEnvironment, readVariables, type Variables } from './environment.ts'
import { type Checked, ConfigError } from './fault.ts'
import { lineFaults, lineOf } from './line.ts'
import { replaceFile } from './replace-file.ts'
import type { Assistant } from './schema.ts'
import { secretNames } from './secret-references.ts'

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
  const place = await findSettings(sources)
  return assemble(place, await readAssistant(place))
}

/**
 * What `loadConfig` would give if the assistant's file held this text; the file itself need not be readable. Throws a
 * `ConfigError` that names every fault.
 */
export async function configOfText(text: string, sources: ConfigSources = {}): Promise<Config> {
  const place = await findSettings(sources)
  return assemble(place, await checkAssistantText(text, place))
}

/** Changes the text of an assistant's YAML; `config` is what the text says so far. */
export type AssistantEdit = (text: string, config: Config) => string

/**
 * Loads the settings, lets `edit` change the text of the assistant's YAML, checks the new text like `loadConfig`, and
 * only then replaces the file in one step. Gives the new settings.
 *
 * @throws ConfigError when the settings are at fault, before or after the edit
 * @throws BuiltInAssistant when there is no assistant but the example of the package, which is never changed
 */
export async function editConfig(edit: AssistantEdit, sources: ConfigSources = {}): Promise<Config> {
  const place = await findSettings(sources)
  const before = assemble(place, await readAssistant(place))
  if (await isBuiltIn(place.file)) throw new BuiltInAssistant(place.file)
  const text = await readFile(place.file, 'utf8')
  const edited = edit(text, before)
  const after = assemble(place, await checkAssistantText(edited, place))
  if (edited !== text) await replaceFile(place.file, edited)
  return after
}

/** The only assistant is the one that comes with the program. */
export class BuiltInAssistant extends Error {
  override name = 'BuiltInAssistant'

  constructor(file: string) {
    super(`${file} is the example that comes with the program`)
  }
}

/** Whether it is the example of the package, also when it is reached by another path. */
export async function isBuiltIn(file: string): Promise<boolean> {
  const paths = await Promise.all([file, join(packageRoot, 'examples')].map((path) => realpath(path)))
  return paths[0]?.startsWith(paths[1] + sep) ?? false
}

interface Settings extends AssistantSource {
  readonly variables: Checked<Variables>
  readonly cwd: string
}

async function findSettings({ env = process.env, cwd = process.cwd(), root = packageRoot }: ConfigSources) {
  const variables = await readVariables(env, cwd)
  const names = variables.value ?? {}
  const file = await findAssistantFile(names, cwd, root)
  return { file, shownAs: showFile(file, cwd), env: names, variables, cwd }
}

function assemble({ variables, env, file, cwd }: Settings, assistant: ReadAssistant): Config {
  const environment = parseEnvironment(env)
  const line = lineOf(env, assistant.value)
  const together = environment.value ? consoleFaults(environment.value) : []
  const faults = [
    ...variables.faults,
    ...environment.faults,
    ...together,
    ...lineFaults(line, env),
    ...assistant.faults,
  ]
  if (faults.length > 0 || !environment.value || !assistant.value || !line) throw new ConfigError(faults)
  return deepFreeze({
    ...settingsFrom(environment.value, cwd),
    assistant: assistant.value,
    assistantFile: file,
    assistantText: assistant.text,
    line,
    providerKeys: providerKeys(assistant.value, env),
    secrets: secretsOf(assistant.value, env),
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

function settingsFrom(env: Environment, cwd: string): Pick<Config, 'server' | 'twilio' | 'mistral' | 'console'> {
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
    console: consoleSettings(env),
  }
}

function providerKeys({ models }: Assistant, variables: Variables): Config['providerKeys'] {
  const names = models.flatMap((model) => ('apiKeyEnv' in model && model.apiKeyEnv ? [model.apiKeyEnv] : []))
  return Object.fromEntries(names.map((name) => [name, new Secret(variables[name] ?? '')]))
}

function secretsOf(assistant: Assistant, variables: Variables): Config['secrets'] {
  const { actions, mcp, callerLookup } = assistant
  const names = [...secretNames([actions, mcp, callerLookup]), ...afterCallSecretNames(assistant)]
  return Object.fromEntries(names.map((name) => [name, new Secret(variables[name] ?? '')]))
}
