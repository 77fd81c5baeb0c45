import type { CallerDesk } from '../caller-desk.ts'
import { loadConfig } from '../config/load-config.ts'
import { UsageError } from './open-desk.ts'

/** Opens what is kept of callers, for one number as the owner has written it. */
export async function withCaller<T>(
  written: string,
  use: (desk: CallerDesk, number: string) => Promise<T>,
): Promise<T> {
  const config = await loadConfig()
  // Loaded only when wanted: the rest of the program takes a moment.
  const { openCallerDesk } = await import('../caller-desk.ts')
  await using desk = await openCallerDesk(config)
  const number = desk.numberOf(written)
  if (number === null)
    throw new UsageError('That is no telephone number. Write it with + and country code: +15550100123')
  return await use(desk, number)
}
