import { destination, pino } from 'pino'
import { createApp } from '../app.ts'
import { loadConfig } from '../config/load-config.ts'
import type { SeenAction } from './scenario/happened.ts'
import { seeActions } from './scenario/see-actions.ts'

/** A server to call, and what a carrier has to know of it. */
export interface CallableServer extends AsyncDisposable {
  readonly baseUrl: string
  /** What it believes to be called as; null when that is its own address. */
  readonly publicUrl: string | null
  /** Signs what it is sent; null when it takes unsigned requests. */
  readonly authToken: string | null
  /** What the assistant has begun to do in a call, oldest first; null where that cannot be seen. */
  readonly actionsOf: ((callSid: string) => readonly SeenAction[]) | null
}

/**
 * Runs the assistant in this process, on a free port that only this machine reaches, with calls kept in memory.
 * Throws a `ConfigError` when the settings are wrong.
 */
export async function startServer(): Promise<CallableServer> {
  const config = await loadConfig()
  const { server, twilio } = config
  const local = { ...config, server: { ...server, host: '127.0.0.1', port: 0 } }
  const logger = pino({ level: 'error' }, destination({ dest: 2, sync: true }))
  const { actionsOf, onRecord } = seeActions()
  const app = await createApp(local, { logger, store: 'memory', onRecord })
  return {
    actionsOf,
    baseUrl: await app.listen(),
    publicUrl: server.publicUrl,
    authToken: twilio.authTokens[0]?.reveal() ?? null,
    [Symbol.asyncDispose]: () => app.stop(),
  }
}
