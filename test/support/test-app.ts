import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { stringify } from 'yaml'
import { type App, createApp, type Parts } from '../../src/app.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { form, sign, voiceParameters } from './signed.ts'

export const token = 'the-test-token'
export const publicUrl = 'https://frontdesk.example'

export interface TestApp extends AsyncDisposable {
  readonly app: App
  /** Everything that was logged so far, parsed. */
  readonly logs: Record<string, unknown>[]
  /** Posts a signed webhook without a socket. */
  post(path: string, parameters: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
}

interface Answer {
  readonly status: number
  readonly body: string
}

export interface TestAppOptions {
  /** Keys of assistant.yaml; without any the hospital answers. */
  readonly assistant?: Record<string, unknown>
  readonly env?: Record<string, string>
  readonly parts?: Partial<Parts>
}

/** The whole program on a database in memory, behind its front door; only Twilio and the model are missing. */
export async function startTestApp({ assistant, env = {}, parts = {} }: TestAppOptions = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-test-'))
  if (assistant) await writeFile(join(folder, 'assistant.yaml'), stringify(assistant))
  const settings = { TWILIO_AUTH_TOKEN: token, PUBLIC_URL: publicUrl, PORT: '0', LOG_LEVEL: 'debug', ...env }
  const sources = { env: settings, cwd: folder }
  const config = await loadConfig(sources)
  const { logger, logs } = collectingLogger()
  const app = await createApp(config, { logger, store: 'memory', sources, ...parts })
  await app.server.ready()

  return {
    app,
    logs,
    async post(path, parameters, headers = {}) {
      const answer = await app.server.inject({
        method: 'POST',
        url: path,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': sign(token, publicUrl + path, parameters),
          ...headers,
        },
        payload: form(parameters),
      })
      return { status: answer.statusCode, body: answer.body }
    },
    async [Symbol.asyncDispose]() {
      await app.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** One caller on a test app, by plain posts. */
export function caller({ post }: Pick<TestApp, 'post'>, callSid: string) {
  return {
    call: (more?: Record<string, string>) =>
      post('/call', voiceParameters(callSid, { CallStatus: 'ringing', ...more })),
    say: (turn: number, words: string, more?: Record<string, string>, headers?: Record<string, string>) =>
      post(
        `/process_speech?turn=${turn}`,
        voiceParameters(callSid, { SpeechResult: words, Confidence: '0.92', ...more }),
        headers,
      ),
    goOn: (path: string) => post(path, voiceParameters(callSid)),
    hangUp: () => post('/call_status', voiceParameters(callSid, { CallStatus: 'completed', CallDuration: '12' })),
  }
}

/** The target of the document's `<Redirect>`, or null. */
export function redirectOf(twiml: string): string | null {
  const found = /<Redirect[^>]*>([^<]*)<\/Redirect>/.exec(twiml)?.[1]
  return found?.replaceAll('&amp;', '&') ?? null
}

/** What the document says, in order. */
export function spokenIn(twiml: string): string[] {
  return [...twiml.matchAll(/<Say[^>]*>([^<]*)<\/Say>/g)].map((match) => match[1] ?? '')
}

function collectingLogger(): { logger: Logger; logs: Record<string, unknown>[] } {
  const logs: Record<string, unknown>[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => void logs.push(JSON.parse(line)) })
  return { logger, logs }
}
