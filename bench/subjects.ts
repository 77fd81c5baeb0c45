import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { fakeApiKey } from '../test/fakes/fake-mistral.ts'
import { type Child, type Children, freePort, untilReady } from './children.ts'
import { instructions } from './conversation.ts'
import { authToken, type Line, openLine, publicUrl } from './line.ts'

export type SubjectName = 'frontdesk' | 'bare' | 'flask'

/** A server that is measured, with a carrier's line to it. */
export interface Subject {
  readonly name: SubjectName
  readonly pid: number
  readonly url: string
  readonly line: Line
  stop(): Promise<void>
  /** Ends it as a crash does. */
  kill(): Promise<void>
}

const mainProgram = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const bareProgram = fileURLToPath(new URL('./bare.ts', import.meta.url))
const bareRelayProgram = fileURLToPath(new URL('./relay/bare.ts', import.meta.url))
const flaskProgram = fileURLToPath(new URL('./flask_app.py', import.meta.url))
const manyAtOnce = 1_000_000

export interface FrontdeskOptions {
  readonly modelUrl: string
  /** Of its settings and its data; made when missing. */
  readonly folder: string
  /** Where SIGUSR1 opens the inspector. */
  readonly inspectPort?: number
  readonly firstCall?: number
  /** Instead of a free port. */
  readonly port?: number
  /** Calls are carried by the relay, with these of its settings changed. */
  readonly relay?: boolean | Readonly<Record<string, unknown>>
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the program itself, logging to a file, with limits that a benchmark does not reach. */
export async function startFrontdesk(children: Children, options: FrontdeskOptions): Promise<Subject> {
  const { modelUrl, folder, inspectPort, firstCall, port = await freePort(), relay = false, env = {} } = options
  mkdirSync(folder, { recursive: true })
  const settings = { ...assistant, relay: { ...assistant.relay, ...(typeof relay === 'object' && relay) } }
  writeFileSync(join(folder, 'assistant.yaml'), stringify(settings))
  const child = children.start({
    name: 'frontdesk',
    command: process.execPath,
    args: [mainProgram],
    cwd: folder,
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      TWILIO_AUTH_TOKEN: authToken,
      MISTRAL_API_KEY: fakeApiKey,
      MISTRAL_BASE_URL: modelUrl,
      DATA_DIR: join(folder, 'data'),
      ...(relay !== false && { FRONTDESK_LINE: 'relay' }),
      ...inspectable(inspectPort),
      ...env,
    },
  })
  return subject('frontdesk', child, port, firstCall)
}

const assistant = {
  instructions,
  models: [{ provider: 'mistral', model: 'mistral-small-latest' }],
  // Calls that are only held are not spoken to.
  relay: { silenceMs: 60_000 },
  limits: {
    liveCalls: manyAtOnce,
    callsPerCallerPerHour: manyAtOnce,
    callsPerCallerPerDay: manyAtOnce,
    requestsPerCallPerMinute: manyAtOnce,
  },
}

/** Starts the bare Node program. */
export async function startBare(children: Children, modelUrl: string): Promise<Subject> {
  const port = await freePort()
  const child = children.start({
    name: 'bare',
    command: process.execPath,
    args: [bareProgram],
    ...plain(children, port, modelUrl),
  })
  return subject('bare', child, port)
}

/** Starts the bare relay. */
export async function startBareRelay(children: Children, modelUrl: string, inspectPort?: number): Promise<Subject> {
  const port = await freePort()
  const { cwd, env } = plain(children, port, modelUrl)
  const child = children.start({
    name: 'bare-relay',
    command: process.execPath,
    args: [bareRelayProgram],
    cwd,
    env: { ...env, ...inspectable(inspectPort) },
  })
  return subject('bare', child, port)
}

/** Starts the plain Flask program, on gunicorn where there is one. */
export async function startFlask(children: Children, modelUrl: string): Promise<Subject> {
  const port = await freePort()
  const gunicorn = ['-m', 'gunicorn', '--bind', `127.0.0.1:${port}`, '--threads', '32', '--chdir']
  const args = canImport('gunicorn') ? [...gunicorn, dirname(flaskProgram), 'flask_app:app'] : [flaskProgram]
  const child = children.start({ name: 'flask', command: 'python3', args, ...plain(children, port, modelUrl) })
  return subject('flask', child, port)
}

/** What the Flask version runs on, or null when it cannot run here. */
export function flaskServer(): 'gunicorn' | "Flask's own server" | null {
  if (!canImport('flask')) return null
  return canImport('gunicorn') ? 'gunicorn' : "Flask's own server"
}

function plain({ folder }: Children, port: number, modelUrl: string) {
  return { cwd: folder, env: { PORT: String(port), MODEL_URL: modelUrl, MODEL_KEY: fakeApiKey } }
}

function inspectable(port: number | undefined): Record<string, string> {
  return port === undefined ? {} : { NODE_OPTIONS: `--inspect-port=127.0.0.1:${port}` }
}

async function subject(name: SubjectName, child: Child, port: number, firstCall?: number): Promise<Subject> {
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, `${url}/readyz`)
  const line = openLine(url, firstCall)
  const stop = async () => {
    await line.close()
    await child.stop()
  }
  const kill = async () => {
    child.process.kill('SIGKILL')
    await child.stop()
    await line.close()
  }
  return { name, pid: child.pid, url, line, stop, kill }
}

function canImport(module: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
