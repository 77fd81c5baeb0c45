import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { form, sign } from './signed.ts'
import { publicUrl, token } from './test-app.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The real program in a process of its own. */
export interface Program extends AsyncDisposable {
  readonly url: string
  readonly logs: Record<string, unknown>[]
  /** What it has written to standard error so far. */
  complaints(): string
  /** Resolves with the next line of the log. */
  logged(): Promise<void>
  post(path: string, parameters: Record<string, string>): Promise<{ status: number; body: string }>
  signal(name: NodeJS.Signals): void
  /** Resolves with the exit code, or the signal's name, once it has ended. */
  readonly ended: Promise<number | string | null>
}

/** Starts the program in a folder; resolves once it listens. */
export async function startProgram(folder: string, env: Record<string, string> = {}): Promise<Program> {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', TWILIO_AUTH_TOKEN: token, PUBLIC_URL: publicUrl, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    complaints += text
  })
  const logs: Record<string, unknown>[] = []
  const lines = new EventEmitter()
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  const url = await Promise.race([
    listening(child, logs, lines),
    ended.then((code) => failed(code, [...logs, complaints])),
  ])
  return {
    url,
    logs,
    ended,
    complaints: () => complaints,
    async logged() {
      await once(lines, 'line')
    },
    signal: (name) => void child.kill(name),
    async post(path, parameters) {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': sign(token, publicUrl + path, parameters),
      }
      const answer = await fetch(url + path, { method: 'POST', headers, body: form(parameters) })
      return { status: answer.status, body: await answer.text() }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function listening(child: ChildProcess, logs: Record<string, unknown>[], lines: EventEmitter): Promise<string> {
  return new Promise((resolve) => {
    if (!child.stdout) return
    createInterface(child.stdout).on('line', (line) => {
      const entry: Record<string, unknown> = line.startsWith('{') ? JSON.parse(line) : { msg: line }
      logs.push(entry)
      lines.emit('line')
      if (entry['event'] === 'listening') resolve(String(entry['address']))
    })
  })
}

function failed(code: unknown, logs: unknown): never {
  throw new Error(`The program ended with ${code} before it listened: ${JSON.stringify(logs)}`)
}
