import { destination, pino } from 'pino'
import type { Config } from '../config/config.ts'
import { ConfigError } from '../config/fault.ts'
import { loadConfig } from '../config/load-config.ts'
import type { KnowledgeDesk } from '../knowledge-desk.ts'
import { complain } from './output.ts'

export type { KnowledgeDesk } from '../knowledge-desk.ts'
/** One source with what came of it. */
export type SourceStatus = Awaited<ReturnType<KnowledgeDesk['status']>>[number]
/** Questions that mean the same. */
export type QuestionGroup = Awaited<ReturnType<KnowledgeDesk['groups']>>[number]

/** The command was used in a way that makes no sense; the message says what to do instead. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** What was asked for cannot be done as things are; the message says why. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/**
 * Runs a command and sets the exit code of the process: what `act` gives, 2 when the settings or the usage are wrong, 1
 * when something failed, each with its reason on standard error.
 */
export async function runCommand(act: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await act()
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    process.exitCode = error instanceof ConfigError || error instanceof UsageError ? 2 : 1
  }
}

/** Opens the documents and the open questions of this folder's settings for as long as `use` takes. */
export async function withDesk<T>(use: (desk: KnowledgeDesk, config: Config) => Promise<T>): Promise<T> {
  return await withDeskOf(await loadConfig(), use)
}

/** Like `withDesk`, for settings that are loaded already. */
export async function withDeskOf<T>(
  config: Config,
  use: (desk: KnowledgeDesk, config: Config) => Promise<T>,
): Promise<T> {
  // Loaded only when wanted: the rest of the program takes a moment.
  const { openKnowledgeDesk } = await import('../knowledge-desk.ts')
  const logger = pino({ level: 'error' }, destination({ dest: 2, sync: true }))
  await using desk = await openKnowledgeDesk(config, logger)
  return await use(desk, config)
}
