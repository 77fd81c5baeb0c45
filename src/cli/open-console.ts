import { loadConfig } from '../config/load-config.ts'
import type { ConsoleDesk } from '../console-desk.ts'

/** A person of the console as they are listed. */
export type ListedUser = Awaited<ReturnType<ConsoleDesk['users']>>[number]

/** Opens what is kept of the console at this folder's settings for as long as `use` takes. */
export async function withConsole<T>(use: (desk: ConsoleDesk) => Promise<T>): Promise<T> {
  const config = await loadConfig()
  // Loaded only when wanted: the rest of the program takes a moment.
  const { openConsoleDesk } = await import('../console-desk.ts')
  await using desk = await openConsoleDesk(config)
  return await use(desk)
}
