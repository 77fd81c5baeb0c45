/** The tables of the console; times are in milliseconds since the Unix epoch. */
export interface ConsoleSchema {
  users: UserRow
  sign_ins: SignInRow
  sign_in_links: LinkRow
  sign_in_attempts: AttemptRow
  api_tokens: TokenRow
  audit: AuditRow
}

/** A person who may use the console. */
export interface UserRow {
  id: string
  name: string
  /** The name as it is compared: no two are alike. */
  name_key: string
  /** In small letters. */
  email: string | null
  role: string
  password_hash: string | null
  oidc_subject: string | null
  created_at: number
  last_sign_in_at: number | null
  disabled_at: number | null
  /** Counts how often all of the user's sign-ins were ended. */
  epoch: number
}

/** A browser in which somebody has signed in; it stays for a while after its end, so that the browser is known again. */
export interface SignInRow {
  id: string
  user_id: string
  /** It holds while it is the user's. */
  epoch: number
  token_hash: string
  browser_hash: string
  created_at: number
  last_used_at: number
  expires_at: number
  ended_at: number | null
  address: string
  agent: string
  /** `password`, `oidc` or `link`. */
  proof: string
}

/** A link to set a password with, once. */
interface LinkRow {
  token_hash: string
  /** Null for the first owner. */
  user_id: string | null
  created_at: number
  expires_at: number
  used_at: number | null
}

/** How often somebody has tried to sign in under a key. */
interface AttemptRow {
  key: string
  failures: number
  last_at: number
  blocked_until: number
}

/** A token for programs that use the API. */
export interface TokenRow {
  id: string
  user_id: string
  name: string
  token_hash: string
  /** With blanks between them. */
  scopes: string
  created_at: number
  expires_at: number | null
  last_used_at: number | null
}

/** One thing that somebody did or tried to do. */
export interface AuditRow {
  id: string
  at: number
  actor_kind: string
  actor_id: string
  actor_name: string
  action: string
  target: string
  result: string
  address: string
}
