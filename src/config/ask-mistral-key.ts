import type { Readable, Writable } from 'node:stream'
import { Secret } from '../lib/secret.ts'
import type { Config } from './config.ts'
import { deepFreeze } from './deep-freeze.ts'
import { saveVariable } from './env-file.ts'

export interface Terminal {
  readonly input: Readable
  readonly output: Writable
  /** Whether somebody sits there: input and output are terminals, and it is not a build machine. */
  readonly isTerminal: boolean
  /** Where the key may be saved, such as `.env` in the working directory. */
  readonly envFile: string
  /** Takes the question back. */
  readonly signal?: AbortSignal
}

/**
 * The configuration with a key for Mistral. Where it is missing and somebody sits at the terminal, the key is asked
 * for once, hidden, and may be saved; with no answer, or no terminal, the configuration comes back as it was.
 */
export async function withMistralKey(config: Config, terminal: Terminal): Promise<Config> {
  if (config.mistral.apiKey || !terminal.isTerminal || !usesMistral(config)) return config
  const key = await askForKey(terminal)
  if (key === null) return config
  await offerToSave(key, terminal)
  return deepFreeze({ ...config, mistral: { ...config.mistral, apiKey: new Secret(key) } })
}

function usesMistral({ assistant: { models } }: Config): boolean {
  return models.some((model) => model.provider === 'mistral')
}

async function askForKey(terminal: Terminal): Promise<string | null> {
  const { isCancel, password } = await prompts()
  const answer = await password({
    ...streams(terminal),
    message: 'Mistral API key, from console.mistral.ai (leave empty to go on without)',
    validate: (text) => (isPlainKey(text?.trim() ?? '') ? undefined : 'A key has no spaces and no quotes'),
  })
  return isCancel(answer) || answer.trim() === '' ? null : answer.trim()
}

async function offerToSave(key: string, terminal: Terminal): Promise<void> {
  const { confirm, log } = await prompts()
  const { envFile } = terminal
  const answer = await confirm({ ...streams(terminal), message: `Save it to ${envFile}, readable only by you?` })
  if (answer !== true) return
  try {
    await saveVariable(envFile, 'MISTRAL_API_KEY', key)
  } catch (error) {
    log.warn(`It could not be saved and is only kept until the program ends: ${(error as Error).message}`, {
      output: terminal.output,
    })
  }
}

function streams({ input, output, signal }: Terminal) {
  return { input, output, ...(signal && { signal }) }
}

/** Loaded only when there is something to ask, so that a start without questions does not pay for it. */
function prompts() {
  return import('@clack/prompts')
}

/** Empty, or something that `.env` holds without quotes. */
function isPlainKey(text: string): boolean {
  return /^[\w.+/=:-]*$/.test(text)
}
