import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.ts'
import { launchChromium } from './chromium.ts'

const ownerPassword = 'a bell on the desk'

export interface ConsoleOptions extends TestAppOptions {
  /** How one gets in: `password` has an owner called "owner", `link` nobody yet, `open` no sign-in at all. */
  readonly door?: 'password' | 'link' | 'open'
}

interface VisitOptions {
  /** Signs in before, by the API. */
  readonly as?: { readonly name: string; readonly password: string }
  /** Is whoever is signed in on that page, in another window. */
  readonly like?: Page
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
  /** Errors in the browser's console that this visit is about. */
  readonly expected?: RegExp
}

/** The real program with the pages as they are built, and a browser to look at them. */
export interface ConsoleInBrowser extends AsyncDisposable {
  readonly app: TestApp
  readonly url: string
  readonly browser: Browser
  /**
   * Opens a path in a browser window of its own. What goes wrong in its console (script errors, words against the
   * Content-Security-Policy) fails the test when the console is closed.
   */
  visit(path: string, options?: VisitOptions): Promise<Page>
  /** Sends a request as whoever is signed in on the page; gives the answer, parsed. */
  request<Reply>(page: Page, method: string, path: string, body?: unknown): Promise<Reply>
}

const doors = {
  password: { CONSOLE_PASSWORD: ownerPassword },
  link: {},
  open: { PUBLIC_URL: '' },
}

export const owner = { name: 'owner', password: ownerPassword }

/** Starts the program on a port of its own, and a browser. */
export async function openConsole({
  door = 'password',
  env,
  ...options
}: ConsoleOptions = {}): Promise<ConsoleInBrowser> {
  const app = await startTestApp({ ...options, env: { ...doors[door], ...env } })
  const url = await app.app.listen()
  const browser = await launchChromium()
  const problems: string[] = []

  async function signIn(context: BrowserContext, credentials: { name: string; password: string }): Promise<void> {
    const answer = await context.request.post(`${url}/api/session`, { data: credentials, headers: { origin: url } })
    if (!answer.ok()) throw new Error(`The sign-in failed: ${await answer.text()}`)
  }

  return {
    ...{ app, url, browser },
    async visit(path, { as, like, width = 1440, scheme = 'light', expected = expectedNoise } = {}) {
      const context = await browser.newContext({
        ...{ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: 'reduce' },
        ...{ locale: 'en-GB', baseURL: url },
      })
      context.setDefaultTimeout(20_000)
      if (like) await context.addCookies(await like.context().cookies())
      if (as) await signIn(context, as)
      const page = await context.newPage()
      collectProblems(page, expected, problems)
      await page.goto(path)
      return page
    },
    async request(page, method, path, body) {
      const answer = await page.request.fetch(url + path, {
        ...{ method, headers: { origin: url } },
        ...(body !== undefined && { data: body }),
      })
      if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
      return answer.status() === 204 ? undefined : await answer.json()
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await app[Symbol.asyncDispose]()
      if (problems.length > 0) throw new Error(`The browser's console has errors:\n${problems.join('\n')}`)
    },
  }
}

/** Answers that are no success are seen by the page itself; Chromium mentions them in the console all the same. */
const expectedNoise = /^Failed to load resource/

function collectProblems(page: Page, expected: RegExp, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    const isExpected = expectedNoise.test(message.text()) || expected.test(message.text())
    if (message.type() !== 'error' || isExpected) return
    problems.push(`${page.url()}: ${message.text()}`)
  })
}
