import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { ConfigError, type Fault } from './fault.ts'
import { loadConfig } from './load-config.ts'

/** Texts by path. */
export type Files = Readonly<Record<string, string>>

/** A folder for one test, with the given files by path; removed when it goes out of scope. */
export async function testFolder(files: Files = {}): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'frontdesk-config-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true })
    await writeFile(join(folder.path, name), text)
  }
  return folder
}

/** What loading makes of a working directory with these files. */
export async function load(files: Files, env: NodeJS.ProcessEnv = {}): Promise<Config> {
  await using folder = await testFolder(files)
  return await loadConfig({ env, cwd: folder.path, root: folder.path })
}

/** What is wrong with them. */
export async function faultsOf(files: Files, env: NodeJS.ProcessEnv = {}): Promise<readonly Fault[]> {
  const error = await errorOf(files, env)
  return error.faults
}

/** The error for them; fails the test when there is none. */
export async function errorOf(files: Files, env: NodeJS.ProcessEnv = {}): Promise<ConfigError> {
  const outcome = await load(files, env).catch((error: unknown) => error)
  if (outcome instanceof ConfigError) return outcome
  throw new Error('expected a ConfigError', { cause: outcome })
}

/** Just the settings of an assistant. */
export const yaml = (text: string): Files => ({ 'assistant.yaml': text })
