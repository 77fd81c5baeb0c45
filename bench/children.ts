import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

interface ChildOptions {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** Opens a channel for messages to a Node child. */
  readonly messages?: boolean
}

export interface Child {
  readonly pid: number
  readonly process: ChildProcess
  /** What it wrote last, for a report of its failure. */
  tail(): string
  /** Asks it to end, and ends it when it does not. */
  stop(): Promise<void>
}

/** The processes of a run and the folder they write to. */
export interface Children {
  /** A folder on disk that is deleted at the end. */
  readonly folder: string
  start(options: ChildOptions): Child
}

const stopLimitMs = 5_000

/** Starts children of which none outlives this process, however it ends (SIGKILL excepted). */
export function createChildren(): Children {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'))
  const running = new Set<ChildProcess>()
  let count = 0
  process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

  return {
    folder,
    start({ name, command, args, env, cwd, messages = false }) {
      count += 1
      const output = join(folder, `${name}-${count}.log`)
      const file = openSync(output, 'a')
      const child = spawn(command, args, {
        cwd,
        env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
        stdio: messages ? ['ignore', file, file, 'ipc'] : ['ignore', file, file],
      })
      if (child.pid === undefined) throw new Error(`${name} could not be started`)
      running.add(child)
      child.once('exit', () => running.delete(child))
      return {
        pid: child.pid,
        process: child,
        tail: () => readFileSync(output, 'utf8').slice(-2_000),
        stop: () => stop(child),
      }
    },
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
  await exited
  clearTimeout(timer)
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

/** Resolves when `url` answers 200. Rejects, with what the child wrote, when it ends before or takes too long. */
export async function untilReady(child: Child, url: string): Promise<void> {
  const limit = Date.now() + 20_000
  while (child.process.exitCode === null && Date.now() < limit) {
    const answer = await fetch(url).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.ok) return
    await delay(5)
  }
  throw new Error(`${url} did not answer:\n${child.tail()}`)
}
