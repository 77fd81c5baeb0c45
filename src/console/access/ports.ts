import type { Role, Scope } from './scopes.ts'

/** Who may use the console and what they did, as it is kept. Times are in ms since the epoch, tokens are kept as hashes. */
export interface AccessStore {
  readonly users: Users
  readonly signIns: SignIns
  readonly tokens: ApiTokens
  readonly links: Links
  readonly attempts: Attempts
  readonly audit: AuditLog
}

/** A person who may use the console. */
export interface User {
  readonly id: string
  /** As they sign in; no two are alike when case does not count. */
  readonly name: string
  /** In small letters; no two users have the same. */
  readonly email: string | null
  readonly role: Role
  /** In PHC format; null for who has no password (yet). */
  readonly passwordHash: string | null
  /** The issuer and the subject that the OpenID provider knows them by, from their first sign-in on. */
  readonly oidcSubject: string | null
  readonly createdAt: number
  readonly lastSignInAt: number | null
  /** Null for who may sign in. */
  readonly disabledAt: number | null
  /** Counts how often all sign-ins of the user were ended; a sign-in holds while it has the same count. */
  readonly epoch: number
}

export type NewUser = Pick<User, 'id' | 'name' | 'email' | 'role' | 'passwordHash' | 'createdAt'>

export type UserChange = Partial<
  Pick<User, 'name' | 'email' | 'role' | 'passwordHash' | 'oidcSubject' | 'lastSignInAt' | 'disabledAt'>
>

/** `taken` another user has the name or the address; `last-owner` nobody could manage the console then. */
type UserOutcome = 'done' | 'missing' | 'taken' | 'last-owner'

export interface Users {
  /** Whether there is any user, disabled ones too. */
  any(): Promise<boolean>
  /** By name. */
  list(): Promise<User[]>
  find(id: string): Promise<User | null>
  /** By name or e-mail address, whatever their case. */
  findByLogin(login: string): Promise<User | null>
  /** `first` adds only while there is no user at all, and is `missing` otherwise. */
  add(user: NewUser, options?: { readonly first?: boolean }): Promise<'done' | 'missing' | 'taken'>
  /**
   * Changes what is given, and ends all sign-ins of the user in the same step where asked to. There is always an owner
   * left who can sign in: one who is not disabled and has a password or has signed in before.
   */
  change(id: string, change: UserChange, options?: { readonly endSignIns?: boolean }): Promise<UserOutcome>
  /** Removes the user with their sign-ins, tokens and links. */
  remove(id: string): Promise<Exclude<UserOutcome, 'taken'>>
}

/** A browser in which somebody has signed in. */
export interface SignIn {
  readonly id: string
  readonly userId: string
  readonly createdAt: number
  readonly lastUsedAt: number
  readonly expiresAt: number
  /** The IP address that it came from. */
  readonly address: string
  /** How the browser calls itself, cut short. */
  readonly agent: string
  readonly by: 'password' | 'oidc' | 'link'
}

export interface NewSignIn extends SignIn {
  /** Of the user when they proved who they are. */
  readonly epoch: number
  readonly tokenHash: string
  /** Knows the browser again after the sign-in is over. */
  readonly browserHash: string
}

/** Which sign-ins hold: not ended, not expired, used since. */
export interface Holding {
  readonly now: number
  /** Those last used before are over. */
  readonly usedSince: number
}

export interface SignIns {
  add(signIn: NewSignIn): Promise<void>
  /** The sign-in of this token and its user, as long as it holds and the user is not disabled. */
  find(tokenHash: string, holding: Holding): Promise<{ readonly signIn: SignIn; readonly user: User } | null>
  used(id: string, at: number): Promise<void>
  /** Those of a user that hold, the last used first. */
  list(userId: string, holding: Holding): Promise<SignIn[]>
  end(id: string, at: number): Promise<void>
  /** Whether this user, or for null anybody, has signed in from this browser before. */
  knowsBrowser(userId: string | null, browserHash: string): Promise<boolean>
  /** Forgets those that ended, expired or were last used before; gives how many. */
  removeBefore(before: number, most: number): Promise<number>
}

/** A token for programs that use the API. */
export interface ApiToken {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: number
  /** Null for one that does not expire. */
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
}

export interface ApiTokens {
  add(token: ApiToken & { readonly tokenHash: string }): Promise<void>
  /** The token and its maker, as long as it has not expired and the maker is not disabled. */
  find(tokenHash: string, now: number): Promise<{ readonly token: ApiToken; readonly user: User } | null>
  used(id: string, at: number): Promise<void>
  /** With the names of their makers, the newest first. */
  list(): Promise<(ApiToken & { readonly userName: string })[]>
  /** False when there is none. */
  remove(id: string): Promise<boolean>
}

/** A link that lets its holder once set a name and a password, or a new password. */
export interface Link {
  /** Null for the first owner. */
  readonly userId: string | null
  readonly createdAt: number
  readonly expiresAt: number
}

export interface Links {
  add(link: Link & { readonly tokenHash: string }): Promise<void>
  /** The link of this token, as long as it was not used and has not expired. */
  find(tokenHash: string, now: number): Promise<Link | null>
  /** Uses it up. False when somebody else was quicker, or it has expired. */
  use(tokenHash: string, now: number): Promise<boolean>
  removeBefore(before: number, most: number): Promise<number>
}

/** How often somebody has tried to sign in, under a key such as a name or an address. */
export interface AttemptCount {
  readonly failures: number
  readonly lastAt: number
  /** No attempt is allowed before. */
  readonly blockedUntil: number
}

export interface Attempts {
  find(key: string): Promise<AttemptCount | null>
  /** Puts `next` in the place of `before` (null for none); false when it is no longer what is there. */
  replace(key: string, before: AttemptCount | null, next: AttemptCount): Promise<boolean>
  removeBefore(before: number, most: number): Promise<number>
}

/** One thing that somebody did, or tried to do. It never holds words, numbers or secrets of anybody. */
export interface AuditEntry {
  readonly id: string
  readonly at: number
  /** `nobody` is a stranger at the sign-in; `machine` this machine itself; `command` the command line. */
  readonly actorKind: 'user' | 'token' | 'machine' | 'command' | 'nobody'
  /** The id of the user, or of the token; empty for the others. */
  readonly actorId: string
  /** The user's name at that time, with the token's name behind it if there is one. */
  readonly actorName: string
  /** Such as `call.end`. */
  readonly action: string
  /** On what: ids; empty for nothing in particular. */
  readonly target: string
  readonly result: 'ok' | 'refused' | 'failed'
  /** IP address; empty for the command line. */
  readonly address: string
}

interface AuditQuery {
  readonly limit: number
  /** Continues after this entry. */
  readonly after: Pick<AuditEntry, 'at' | 'id'> | null
  readonly action?: string | undefined
  /** The id of a user or token. */
  readonly actorId?: string | undefined
  readonly result?: AuditEntry['result'] | undefined
  /** From this time on, and before this time. */
  readonly from?: number | undefined
  readonly until?: number | undefined
}

export interface AuditLog {
  add(entry: AuditEntry): Promise<void>
  /** The newest first. */
  list(query: AuditQuery): Promise<AuditEntry[]>
  removeBefore(before: number, most: number): Promise<number>
}
