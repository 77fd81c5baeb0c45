import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export const client = { id: 'frontdesk', secret: 'the-client-secret+/ &' }

/** Who sits before the provider, and what it says of them. */
interface Person {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
}

/** An OpenID provider on loopback that keeps to the protocol to the letter, and takes nothing that does not. */
export interface OpenIdProvider extends AsyncDisposable {
  readonly issuer: string
  /** What it refused, with the reason. */
  readonly refusals: readonly string[]
  /** Lets this person sign in from now on. */
  person(person: Person): void
  /** The addresses of a person are told only when asked for, not in the ID token. */
  tellsWhenAsked(): void
  /** Changes the ID tokens from now on; null leaves them as they are. */
  forge(change: ((claims: JWTPayload) => JWTPayload) | 'key' | null): void
  /** Takes a browser through the provider; gives the address that it is sent back to. */
  visit(address: string, choice?: 'allow' | 'deny'): Promise<string>
}

interface Grant {
  readonly redirectUri: string
  readonly challenge: string
  readonly nonce: string
  readonly person: Person
}

/** `redirectUri` is the only one that is registered for the client. */
export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const [keys, strangeKeys] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const codes = new Map<string, Grant>()
  const accessTokens = new Map<string, Person>()
  const refusals: string[] = []
  let person: Person = { sub: 'nobody' }
  let forgery: Parameters<OpenIdProvider['forge']>[0] = null
  let emailInToken = true

  function authorize(query: URLSearchParams, choice: 'allow' | 'deny'): string {
    const value = (name: string) => query.get(name) ?? ''
    const wrong = [
      value('response_type') !== 'code' && 'response_type',
      value('client_id') !== client.id && 'client_id',
      value('redirect_uri') !== redirectUri && `redirect_uri ${value('redirect_uri')}`,
      !value('scope').split(' ').includes('openid') && 'scope',
      value('state').length < 20 && 'state',
      value('nonce').length < 20 && 'nonce',
      value('code_challenge_method') !== 'S256' && 'code_challenge_method',
      value('code_challenge').length !== 43 && 'code_challenge',
    ].filter((fault) => fault !== false)
    if (wrong.length > 0) {
      refusals.push(...wrong)
      throw new Error(`The provider refuses: ${wrong.join(', ')}`)
    }
    const back = new URL(redirectUri)
    back.searchParams.set('state', value('state'))
    back.searchParams.set('iss', issuer)
    if (choice === 'deny') {
      back.searchParams.set('error', 'access_denied')
      return back.href
    }
    const code = randomBytes(16).toString('hex')
    codes.set(code, { redirectUri, challenge: value('code_challenge'), nonce: value('nonce'), person })
    back.searchParams.set('code', code)
    return back.href
  }

  async function token(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const form = new URLSearchParams(await text(request))
    const refuse = (error: string, why: string) => {
      refusals.push(why)
      return { status: error === 'invalid_client' ? 401 : 400, body: { error } }
    }
    if (!isProven(request.headers.authorization ?? '')) return refuse('invalid_client', 'client secret')
    const grant = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (!grant) return refuse('invalid_grant', 'code')
    if (form.get('redirect_uri') !== grant.redirectUri) return refuse('invalid_grant', 'redirect_uri')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (challenge !== grant.challenge) return refuse('invalid_grant', 'code_verifier')
    const accessToken = randomBytes(16).toString('hex')
    accessTokens.set(accessToken, grant.person)
    const idToken = await idTokenOf(grant)
    return { status: 200, body: { access_token: accessToken, token_type: 'Bearer', expires_in: 60, id_token: idToken } }
  }

  function idTokenOf({ person: { sub, ...about }, nonce }: Grant): Promise<string> {
    const now = Math.floor(Date.now() / 1_000)
    const claims = { ...(emailInToken && about), sub, nonce, iss: issuer, aud: client.id, iat: now, exp: now + 60 }
    const told = typeof forgery === 'function' ? forgery(claims) : claims
    const key = forgery === 'key' ? strangeKeys.privateKey : keys.privateKey
    return new SignJWT(told).setProtectedHeader({ alg: 'RS256', kid: '1' }).sign(key)
  }

  async function answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return { status: 200, body: metadata(issuer) }
      case '/jwks':
        return {
          status: 200,
          body: { keys: [{ ...(await exportJWK(keys.publicKey)), kid: '1', alg: 'RS256', use: 'sig' }] },
        }
      case '/token':
        return token(request)
      case '/userinfo': {
        const found = accessTokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
        return found ? { status: 200, body: found } : { status: 401, body: {} }
      }
      default:
        return { status: 404, body: {} }
    }
  }

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const { status, body } = await answer(request)
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    issuer,
    refusals,
    person(next) {
      person = next
    },
    tellsWhenAsked() {
      emailInToken = false
    },
    forge(change) {
      forgery = change
    },
    async visit(address, choice = 'allow') {
      const url = new URL(address)
      if (url.origin !== issuer || url.pathname !== '/authorize') throw new Error(`Not the provider: ${address}`)
      return authorize(url.searchParams, choice)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** RFC 6749, 2.3.1: id and secret are form-encoded, each by itself, before they are joined. */
function isProven(authorization: string): boolean {
  const [, encoded = ''] = /^Basic (\S+)$/.exec(authorization) ?? []
  const parts = Buffer.from(encoded, 'base64').toString().split(':')
  const [id, secret] = parts.map((part) => new URLSearchParams(`v=${part}`).get('v'))
  return parts.length === 2 && id === client.id && secret === client.secret
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  }
}
