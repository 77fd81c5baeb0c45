import type { ActionDesk } from '../action-desk.ts'
import { loadConfig } from '../config/load-config.ts'

/** An action as it is offered to the model. */
export type ListedAction = ReturnType<ActionDesk['actions']>[number]

/** Opens the owner's actions of this folder's settings for as long as `use` takes. */
export async function withActions<T>(use: (desk: ActionDesk) => Promise<T>): Promise<T> {
  const config = await loadConfig()
  // Loaded only when wanted: the rest of the program takes a moment.
  const { openActionDesk } = await import('../action-desk.ts')
  await using desk = await openActionDesk(config)
  return await use(desk)
}
