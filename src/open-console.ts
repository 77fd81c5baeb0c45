import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config/config.ts'
import { makeFirstOwner } from './console/access/first-owner.ts'
import { makeLink } from './console/access/links.ts'
import { createOpenness } from './console/access/openness.ts'
import { consolePlugin } from './console/console.ts'
import type { ConsoleParts } from './console/parts.ts'
import type { Clock } from './lib/clock.ts'
import type { Store } from './store/open-store.ts'

export interface ConsoleOptions {
  readonly server: FastifyInstance
  readonly config: Config
  readonly store: Pick<Store, 'access'>
  readonly logger: Pick<Logger, 'info'>
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
  /** Parts that are ready-made. */
  readonly given: Partial<ConsoleParts>
}

/** How one gets into the console for the first time. */
export interface ConsoleDoor {
  /** Whether it is open to whoever sits at this machine, without a sign-in. */
  isOpen(): Promise<boolean>
  /**
   * A link that makes the first owner, where nobody could sign in otherwise; null where somebody can. It is a secret.
   * @param address where the program listens, such as `http://127.0.0.1:5000`
   */
  firstLink(address: string): Promise<string | null>
}

const pagesFolder = fileURLToPath(new URL('../dist/console/', import.meta.url))

/** Serves the console, with the parts of the program that it shows. */
export async function openConsole({ server, config, store, given, ...parts }: ConsoleOptions): Promise<ConsoleDoor> {
  const { clock, onProblem } = parts
  const { access } = store
  const { host, publicUrl } = config.server
  const settings = { ...config.console, host, publicUrl }
  await useFirstPassword(config, access.users, parts)
  await server.register(consolePlugin, {
    ...{ settings, store: access, clock, onProblem, pagesFolder },
    version: packageJson.version,
    ...given,
  })
  const openness = createOpenness(settings, access.users)
  return {
    isOpen: openness.isOpen,
    async firstLink(address) {
      if ((await openness.isOpen()) || !(await openness.needsLink())) return null
      const { path } = await makeLink({ store: access, clock }, null)
      return (publicUrl ?? address) + path
    },
  }
}

async function useFirstPassword(
  { console: { password } }: Config,
  users: Store['access']['users'],
  { logger, clock }: Pick<ConsoleOptions, 'logger' | 'clock'>,
): Promise<void> {
  if (!password) return
  if (await makeFirstOwner({ users, clock }, password)) {
    logger.info({ event: 'console.owner' }, 'sign in to the console as owner, with CONSOLE_PASSWORD')
  } else {
    logger.info({ event: 'console.password-ignored' }, 'CONSOLE_PASSWORD is not used: the console has users already')
  }
}
