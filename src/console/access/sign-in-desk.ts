import type { Clock } from '../../lib/clock.ts'
import type { AccessStore, Holding, SignIn, User } from './ports.ts'
import { hashOf, newId, newSecret } from './secret-tokens.ts'

const hourMs = 3_600_000
/** A sign-in is over after so long without use, */
const idleMs = 24 * hourMs
/** and after so long in any case. */
const longestMs = 14 * 24 * hourMs
/** Uses are noted no more often: a page makes many requests. */
const noteEveryMs = 60_000
const longestAgent = 200

/** Where somebody signs in from. */
interface Visitor {
  readonly address: string
  /** What the browser calls itself; empty when it does not say. */
  readonly agent: string
  /** The secret by which the browser is known from earlier sign-ins; null for one that is new. */
  readonly browser: string | null
}

/** What a browser keeps. */
interface BegunSignIn {
  readonly token: string
  readonly browser: string
  readonly id: string
  readonly lastsMs: number
}

export interface SignInDesk {
  /** Signs a user in who has just proved who they are; `user` is as it was read for that. */
  begin(user: User, by: SignIn['by'], visitor: Visitor): Promise<BegunSignIn>
  /** Who signed in with this token; null when it does not hold (any more). Notes the use. */
  find(token: string): Promise<{ readonly signIn: SignIn; readonly user: User } | null>
  list(userId: string): Promise<SignIn[]>
  end(id: string): Promise<void>
}

export interface SignInDeskParts {
  readonly store: Pick<AccessStore, 'signIns' | 'users'>
  readonly clock: Clock
  readonly onProblem: (error: unknown) => void
}

/** Keeps who is signed in, in which browser. */
export function createSignInDesk({ store, clock, onProblem }: SignInDeskParts): SignInDesk {
  const holding = (): Holding => ({ now: clock.now(), usedSince: clock.now() - idleMs })
  return {
    async begin(user, by, { address, agent, browser: before }) {
      const now = clock.now()
      // Only what we have made ourselves is kept; others could have put it there.
      const isOurs = before !== null && (await store.signIns.knowsBrowser(null, hashOf(before)))
      const [token, browser, id] = [newSecret(), isOurs ? before : newSecret(), newId()]
      await store.signIns.add({
        ...{ id, userId: user.id, epoch: user.epoch, by, address, agent: printable(agent) },
        ...{ createdAt: now, lastUsedAt: now, expiresAt: now + longestMs },
        ...{ tokenHash: hashOf(token), browserHash: hashOf(browser) },
      })
      await store.users.change(user.id, { lastSignInAt: now })
      return { token, browser, id, lastsMs: longestMs }
    },

    async find(token) {
      const found = await store.signIns.find(hashOf(token), holding())
      const now = clock.now()
      if (found && now - found.signIn.lastUsedAt >= noteEveryMs) {
        void store.signIns.used(found.signIn.id, now).catch(onProblem)
      }
      return found
    },

    list: (userId) => store.signIns.list(userId, holding()),
    end: (id) => store.signIns.end(id, clock.now()),
  }
}

/** Whatever it calls itself, on one line. */
function printable(agent: string): string {
  return agent.replace(/[^\x20-\x7e]+/g, ' ').slice(0, longestAgent)
}
