import { join } from 'node:path'
import type { Config } from './config/config.ts'
import { makeLink } from './console/access/links.ts'
import type { User } from './console/access/ports.ts'
import { newId } from './console/access/secret-tokens.ts'
import { systemClock } from './lib/clock.ts'
import { openStore } from './store/open-store.ts'

/** What an owner does about the people of the console, beside a server that may be running on the same data. */
export interface ConsoleDesk extends AsyncDisposable {
  /** By name. */
  users(): Promise<Pick<User, 'name' | 'email' | 'role' | 'disabledAt' | 'lastSignInAt'>[]>
  /**
   * A link to set a password with: for the user of this name or e-mail address, or for null to make the first owner.
   * Gives `missing` when there is no such user, and `taken` when there is an owner already.
   */
  link(login: string | null): Promise<{ readonly url: string; readonly expiresAt: number } | 'missing' | 'taken'>
}

/** Opens what is kept of the console at the settings. */
export async function openConsoleDesk({ server }: Config): Promise<ConsoleDesk> {
  const store = await openStore({ file: join(server.dataDir, 'frontdesk.db') })
  const { users, audit } = store.access
  return {
    async users() {
      const everybody = await users.list()
      return everybody.map(({ name, email, role, disabledAt, lastSignInAt }) => {
        return { name, email, role, disabledAt, lastSignInAt }
      })
    },
    async link(login) {
      const user = login === null ? null : await users.findByLogin(login)
      if (login !== null && !user) return 'missing'
      if (login === null && (await users.any())) return 'taken'
      const { path, expiresAt } = await makeLink({ store: store.access, clock: systemClock }, user)
      await audit.add({
        ...{ id: newId(), at: systemClock.now(), action: 'user.link', target: user?.id ?? '', result: 'ok' },
        ...{ actorKind: 'command', actorId: '', actorName: 'npx frontdesk', address: '' },
      })
      return { url: (server.publicUrl ?? addressOf(server)) + path, expiresAt }
    },
    [Symbol.asyncDispose]: () => store.close(),
  }
}

/** Where a browser on this machine reaches a server with these settings. */
function addressOf({ host, port }: Config['server']): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
