import { createOwnActions, type OwnActions } from './actions/custom/create-own-actions.ts'
import type { Config } from './config/config.ts'
import { systemClock } from './lib/clock.ts'

/** What an owner looks at and tries without a call. */
export type ActionDesk = Pick<OwnActions, 'actions' | 'problems'> & AsyncDisposable

/** Makes the owner's actions of the settings, and waits until each server was reached or missed once. */
export async function openActionDesk(config: Config): Promise<ActionDesk> {
  const own = await createOwnActions(config, { clock: systemClock })
  await own.settled()
  return { actions: own.actions, problems: own.problems, [Symbol.asyncDispose]: own.close }
}
