import type { ConsoleSettings } from '../../config/config.ts'
import { isLoopbackName } from '../../lib/loopback.ts'
import type { Users } from './ports.ts'

/** Where the program listens, and who may sign in. */
export interface AccessSettings extends ConsoleSettings {
  readonly host: string
  /** Without a trailing slash; null when not set. */
  readonly publicUrl: string | null
}

export interface Openness {
  /** Whether whoever sits at this machine may do everything without a sign-in. Never again once there was a user. */
  isOpen(): Promise<boolean>
  /** Whether nobody can sign in before somebody sets a name and a password by a link. */
  needsLink(): Promise<boolean>
}

/** Looks at the settings, and at the users until there is one. */
export function createOpenness(settings: AccessSettings, users: Pick<Users, 'any'>): Openness {
  const { host, publicUrl, password, oidc } = settings
  const mayBeOpen = isLoopbackName(host) && publicUrl === null && password === null && oidc === null
  const ownersToCome = oidc !== null && oidc.owners.length > 0
  let known = false
  const hasUsers = async () => {
    known ||= await users.any()
    return known
  }
  return {
    isOpen: async () => mayBeOpen && !(await hasUsers()),
    needsLink: async () => !ownersToCome && !(await hasUsers()),
  }
}
