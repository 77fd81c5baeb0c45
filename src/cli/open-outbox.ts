import { loadConfig } from '../config/load-config.ts'
import type { OutboxDesk } from '../outbox-desk.ts'

/** A delivery as it is listed. */
export type ListedDelivery = Awaited<ReturnType<OutboxDesk['list']>>[number]

/** Opens the outbox of this folder's settings for as long as `use` takes. */
export async function withOutbox<T>(use: (desk: OutboxDesk) => Promise<T>): Promise<T> {
  const config = await loadConfig()
  // Loaded only when wanted: the rest of the program takes a moment.
  const { openOutboxDesk } = await import('../outbox-desk.ts')
  await using desk = await openOutboxDesk(config)
  return await use(desk)
}
