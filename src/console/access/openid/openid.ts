import type { Configuration } from 'openid-client'
import type { OidcSettings } from '../../../config/config.ts'
import type { Clock } from '../../../lib/clock.ts'
import { isLoopbackName } from '../../../lib/loopback.ts'

/** What has to be remembered between sending somebody to the provider and their coming back. */
interface Pending {
  readonly state: string
  readonly nonce: string
  /** Of PKCE: what only who began the sign-in knows. */
  readonly verifier: string
}

/** Who somebody is, as the provider says. */
export interface Identity {
  /** The issuer, and what it calls the person for good. */
  readonly subject: string
  /** In small letters; null when the provider gives none, or has not seen that it is theirs. */
  readonly email: string | null
  /** What the provider calls them; null when it does not say. */
  readonly name: string | null
}

/** The provider cannot be reached or does not keep to the protocol; the message is for the log, and holds no secret. */
export class OpenIdError extends Error {
  override name = 'OpenIdError'
  /** Such as `access_denied`, when the provider itself has refused; null otherwise. */
  readonly refusal: string | null

  constructor(message: string, { refusal, cause }: { refusal: string | null; cause: unknown }) {
    super(message, { cause })
    this.refusal = refusal
  }
}

/** Sign-in by OpenID Connect: the code flow, with PKCE, state and nonce. */
export interface OpenId {
  /** Where to send somebody who wants to sign in. */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly pending: Pending }>
  /**
   * Who somebody is that came back.
   * @param query what the provider has put behind the address
   */
  finish(redirectUri: string, query: URLSearchParams, pending: Pending): Promise<Identity>
}

type Client = typeof import('openid-client')

const timeoutSeconds = 10
/** What a provider says of itself hardly ever changes; its keys are looked up by themselves. */
const rediscoverAfterMs = 24 * 3_600_000

/** All of it throws `OpenIdError`. The provider is asked for its addresses when somebody first signs in. */
export function createOpenId(settings: OidcSettings, clock: Pick<Clock, 'now'>): OpenId {
  let found: { readonly at: number; readonly provider: Promise<Provider> } | null = null

  function provider(): Promise<Provider> {
    if (found && clock.now() - found.at < rediscoverAfterMs) return found.provider
    const discovered = discover(settings)
    found = { at: clock.now(), provider: discovered }
    discovered.catch(() => {
      found = null // the next one asks again
    })
    return discovered
  }

  return {
    begin: (redirectUri) => told(async () => begin(await provider(), redirectUri)),
    finish: (redirectUri, query, pending) =>
      told(async () => finish(await provider(), new URL(`${redirectUri}?${query}`), pending)),
  }
}

interface Provider {
  readonly client: Client
  readonly config: Configuration
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Provider> {
  // Loaded only when wanted: most consoles have no provider.
  const client = await import('openid-client')
  const address = new URL(issuer)
  const insecure = address.protocol === 'http:' && isLoopbackName(address.hostname)
  const options = { timeout: timeoutSeconds, ...(insecure && { execute: [client.allowInsecureRequests] }) }
  const server = (await client.discovery(address, clientId, undefined, undefined, options)).serverMetadata()
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const secret = clientSecret.reveal()
  const proof = methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret)
  const config = new client.Configuration(server, clientId, undefined, proof)
  config.timeout = timeoutSeconds
  if (insecure) client.allowInsecureRequests(config)
  client.enableNonRepudiationChecks(config) // looks at the signature of what is believed
  return { client, config }
}

async function begin({ client, config }: Provider, redirectUri: string) {
  const pending: Pending = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    state: pending.state,
    nonce: pending.nonce,
  })
  return { url: url.href, pending }
}

async function finish({ client, config }: Provider, cameTo: URL, pending: Pending): Promise<Identity> {
  const answer = await client.authorizationCodeGrant(config, cameTo, {
    ...{ pkceCodeVerifier: pending.verifier, expectedState: pending.state, expectedNonce: pending.nonce },
    idTokenExpected: true,
  })
  const claims = answer.claims()
  if (!claims) throw new Error('the provider gave no ID token')
  // Some providers say there only who it is, and tell the address when asked.
  const more =
    claims['email'] === undefined ? await userInfo({ client, config }, answer.access_token, claims.sub) : claims
  const isVerified = more['email_verified'] === true || more['email_verified'] === 'true'
  return {
    subject: `${claims.iss} ${claims.sub}`,
    email: isVerified && typeof more['email'] === 'string' ? more['email'].trim().toLowerCase() : null,
    name: typeof more['name'] === 'string' ? more['name'] : null,
  }
}

async function userInfo({ client, config }: Provider, accessToken: string, subject: string) {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {}
  return (await client.fetchUserInfo(config, accessToken, subject)) as Readonly<Record<string, unknown>>
}

/** What goes wrong, in a message without what the provider sent: that may hold tokens. */
async function told<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    const { name, message, code, error } = cause as Error & { readonly code?: unknown; readonly error?: unknown }
    const refusal = typeof error === 'string' && /^[\w.-]{1,60}$/.test(error) ? error : null
    const what = refusal ?? (typeof code === 'string' ? code : name)
    throw new OpenIdError(`sign-in by OpenID Connect failed (${what}): ${message}`, { refusal, cause })
  }
}
