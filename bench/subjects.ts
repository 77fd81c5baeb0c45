import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  readonly line: Line
  stop(): Promise<void>
}

const inRepository = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const manyAtOnce = 1_000_000

export interface FrontdeskOptions {
  readonly modelUrl: string
  /** Of its settings and its data; made when missing. */
  readonly folder: string
  /** Where SIGUSR1 opens the inspector. */
  readonly inspectPort?: number
  readonly firstCall?: number
}

/** Starts the program itself, logging to a file, with limits that a benchmark does not reach. */
export async function startFrontdesk(children: Children, options: FrontdeskOptions): Promise<Subject> {
  const { modelUrl, folder, inspectPort, firstCall } = options
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'assistant.yaml'), stringify(assistant))
  const port = await freePort()
  const child = children.start({
    name: 'frontdesk',
    command: process.execPath,
    args: [inRepository('src/main.ts')],
    cwd: folder,
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      TWILIO_AUTH_TOKEN: authToken,
      MISTRAL_API_KEY: fakeApiKey,
      MISTRAL_BASE_URL: modelUrl,
      DATA_DIR: join(folder, 'data'),
      ...(inspectPort === undefined ? {} : { NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspectPort}` }),
    },
  })
  return subject('frontdesk', child, port, firstCall)
}

const assistant = {
  instructions,
  models: [{ provider: 'mistral', model: 'mistral-small-latest' }],
  limits: { liveCalls: manyAtOnce, callsPerCallerPerHour: manyAtOnce, requestsPerCallPerMinute: manyAtOnce },
}

/** Starts the bare Node program. */
export async function startBare(children: Children, modelUrl: string): Promise<Subject> {
  const port = await freePort()
  const args = [inRepository('bench/bare.ts')]
  const child = children.start({ name: 'bare', command: process.execPath, args, ...plain(children, port, modelUrl) })
  return subject('bare', child, port)
}

/** Starts the plain Flask program, on gunicorn where there is one. */
export async function startFlask(children: Children, modelUrl: string): Promise<Subject> {
  const port = await freePort()
  const gunicorn = ['-m', 'gunicorn', '--bind', `127.0.0.1:${port}`, '--threads', '32', '--chdir']
  const args = canImport('gunicorn')
    ? [...gunicorn, inRepository('bench'), 'flask_app:app']
    : [inRepository('bench/flask_app.py')]
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

async function subject(name: SubjectName, child: Child, port: number, firstCall?: number): Promise<Subject> {
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, `${url}/readyz`)
  const line = openLine(url, firstCall)
  const stop = async () => {
    await line.close()
    await child.stop()
  }
  return { name, pid: child.pid, line, stop }
}

function canImport(module: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
