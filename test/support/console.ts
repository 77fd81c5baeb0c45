import type { Session } from '../../src/console/routes/session/schema.ts'
import type { MadeUser } from '../../src/console/routes/users/schema.ts'
import type { TestApp, TestAppOptions } from './test-app.ts'
import { startTestApp } from './test-app.ts'

export const password = 'correct horse battery'
export const publicHost = 'frontdesk.example'

/** What came back, with the body as JSON where it is. */
export interface Reply<Body = unknown> {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
  /** As it should be; null when it is no JSON. */
  readonly body: Body
}

/** What a request differs in from what a browser sends by itself. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly remoteAddress?: string
}

/** A browser with its cookies, on a page of the console. */
export interface Browser {
  readonly cookies: Map<string, string>
  /** The last `Set-Cookie` of each cookie, whole. */
  readonly setCookies: Map<string, string>
  get<Body>(path: string, sent?: Sent): Promise<Reply<Body>>
  post<Body>(path: string, body?: unknown, sent?: Sent): Promise<Reply<Body>>
  put<Body>(path: string, body: unknown, sent?: Sent): Promise<Reply<Body>>
  patch<Body>(path: string, body: unknown, sent?: Sent): Promise<Reply<Body>>
  delete<Body>(path: string, sent?: Sent): Promise<Reply<Body>>
  signIn(name: string, password: string): Promise<Reply<Session>>
}

type Server = Pick<TestApp, 'app'>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `host` is what it has in the address line; `address` where it sits. */
export function openBrowser({ app }: Server, { host = publicHost, address = '203.0.113.5' } = {}): Browser {
  const cookies = new Map<string, string>()
  const setCookies = new Map<string, string>()

  async function send(
    method: Method,
    url: string,
    body: unknown,
    { headers = {}, remoteAddress = address }: Sent = {},
  ) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const all = { host, 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...headers }
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const answer = await app.server.inject({
      ...{ method, url, remoteAddress, headers: Object.fromEntries(given) },
      ...(body !== undefined && { payload: body as object }),
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(line)
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    const { statusCode: status, headers: got, body: text } = answer
    return { status, headers: got, text, body: isJson ? JSON.parse(text) : null }
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    setCookies.set(name, line)
    if (/Max-Age=0/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }

  return {
    cookies,
    setCookies,
    get: (path, sent) => send('GET', path, undefined, sent),
    post: (path, body, sent) => send('POST', path, body, sent),
    put: (path, body, sent) => send('PUT', path, body, sent),
    patch: (path, body, sent) => send('PATCH', path, body, sent),
    delete: (path, sent) => send('DELETE', path, undefined, sent),
    signIn: (name, secret) => send('POST', '/api/session', { name, password: secret }),
  }
}

/** The program at a public https address, with an owner who has this password. */
export function startConsole(options: TestAppOptions = {}): Promise<TestApp> {
  return startWithoutUsers({ ...options, env: { CONSOLE_PASSWORD: password, ...options.env } })
}

/** The program with an assistant that needs nothing, and whatever users `env` makes. */
export function startWithoutUsers(options: TestAppOptions = {}): Promise<TestApp> {
  return startTestApp({ assistant: { models: [] }, ...options })
}

/** The owner's browser, signed in. */
export async function asOwner(app: Server): Promise<Browser> {
  const browser = openBrowser(app)
  const { status, text } = await browser.signIn('owner', password)
  if (status !== 200) throw new Error(`The owner could not sign in: ${text}`)
  return browser
}

/** Lets the owner add somebody, who sets this password by the link; gives their browser, signed in. */
export async function addPerson(app: Server, owner: Browser, name: string, role: string): Promise<Browser> {
  const added = await owner.post<MadeUser>('/api/users', { name, role })
  if (added.status !== 201) throw new Error(`${name} could not be added: ${added.text}`)
  const browser = openBrowser(app)
  const token = tokenOf(added.body.link.url)
  const set = await browser.post('/api/setup', { token, password: `${password} of another` })
  if (set.status !== 200) throw new Error(`${name} could not set a password: ${set.text}`)
  return browser
}

/** The secret of a link. */
export function tokenOf(url: string): string {
  return new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? ''
}

/** A program with a token, which sends nothing that a browser would. */
export function bearer(secret: string): Sent {
  return { headers: { authorization: `Bearer ${secret}`, 'sec-fetch-site': undefined, cookie: undefined } }
}
