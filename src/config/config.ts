import type { Secret } from '../lib/secret.ts'
import type { Assistant, Line } from './schema.ts'

/** Everything the program is told, from YAML and environment, checked together and frozen. */
export interface Config {
  readonly assistant: Assistant
  /** Absolute path of the YAML that `assistant` came from. */
  readonly assistantFile: string
  /** What that YAML said, to the letter. */
  readonly assistantText: string
  /** What carries calls: `FRONTDESK_LINE`, else the `line` of `assistant`. */
  readonly line: Line
  readonly server: ServerSettings
  readonly twilio: TwilioSettings
  readonly mistral: MistralSettings
  readonly console: ConsoleSettings
  /** Keys of further model providers, by the environment name that a model's `apiKeyEnv` gives. */
  readonly providerKeys: Readonly<Record<string, Secret>>
  /** What settings of actions refer to as `${env:NAME}`, and what is needed after calls, by that name. */
  readonly secrets: Readonly<Record<string, Secret>>
}

interface ServerSettings {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** What Twilio calls, without a trailing slash; null when not set. */
  readonly publicUrl: string | null
  /** Absolute path of the folder for the database. */
  readonly dataDir: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

export interface TwilioSettings {
  readonly accountSid: string | null
  /** Several while the token is rotated; a request signed with any of them is Twilio's. Empty: loopback only. */
  readonly authTokens: readonly Secret[]
  readonly apiBaseUrl: string
  /** E.164, or null. */
  readonly phoneNumber: string | null
}

interface MistralSettings {
  readonly apiKey: Secret | null
  /** API base without `/v1` and without a trailing slash. */
  readonly baseUrl: string
}

/** Who may sign in to the console. */
export interface ConsoleSettings {
  /** Makes the first user, `owner`, while there is none; null when not set. */
  readonly password: Secret | null
  readonly oidc: OidcSettings | null
}

/** Sign-in by OpenID Connect. */
export interface OidcSettings {
  /** As the provider writes it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: Secret
  /** E-mail addresses in small letters: who signs in with one of them for the first time becomes an owner. */
  readonly owners: readonly string[]
}
