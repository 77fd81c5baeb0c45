import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js'
import type { Clock } from '../../../lib/clock.ts'
import { cleanText } from '../clean-text.ts'
import { describeMcpFault, isForgotten, isOver, type McpSession, openSession, type ToolCall } from './session.ts'
import type { McpWire } from './transport.ts'

/** A server and the session with it, which is opened again whenever it is lost. */
export interface ServerLink {
  /** Those of the newest listing; empty before the first. */
  tools(): readonly Tool[]
  isUp(): boolean
  /** Why it is not up, in a few words for the owner; null when it is, or was not tried yet. */
  problem(): string | null
  /** Resolves when the server has been reached or missed for the first time. */
  readonly tried: Promise<void>
  /** Rejects when the server is not up, does not answer in time, or refuses. */
  call(request: ToolCall, signal: AbortSignal): Promise<CallToolResult>
  close(): Promise<void>
}

interface LinkParts {
  readonly clock: Clock
  /** Makes a new way to the server. */
  connect(): McpWire
  /** Told after each change of `tools` or `isUp`. */
  onChange(): void
}

/** The server is not there now. */
export class ServerDown extends Error {
  override name = 'ServerDown'
}

const firstPauseMs = 500
const longestPauseMs = 60_000
const pingEveryMs = 30_000

/** Begins to open the session in the background. */
export function createServerLink({ clock, connect, onChange }: LinkParts): ServerLink {
  const closing = new AbortController()
  const tried = Promise.withResolvers<void>()
  let tools: readonly Tool[] = []
  let current: { readonly session: McpSession; readonly lost: AbortController } | null = null
  let opened = Promise.withResolvers<void>()
  let problem: string | null = null

  /** From now on the session is not used. */
  function lose(lost: AbortController): void {
    if (current?.lost === lost) {
      current = null
      opened = Promise.withResolvers()
      if (!closing.signal.aborted) {
        problem = 'the connection was lost'
        onChange()
      }
    }
    lost.abort()
  }

  /** Keeps a session until it is lost. */
  async function hold(): Promise<void> {
    const lost = new AbortController()
    const wire = connect()
    const hangUp = () => void wire.close().catch(() => undefined)
    closing.signal.addEventListener('abort', hangUp, { once: true })
    let session: McpSession | null = null
    try {
      session = await openSession(wire, { onLost: () => lose(lost), onToolsChanged: () => void refresh(lost) })
      tools = await session.listTools()
      current = { session, lost }
      problem = null
      opened.resolve()
      tried.resolve()
      onChange()
      await watch(session, AbortSignal.any([lost.signal, closing.signal]))
    } catch (error) {
      problem = [describeMcpFault(error), cleanText(wire.complaint(), 300)].filter(Boolean).join(': ')
    } finally {
      lose(lost)
      closing.signal.removeEventListener('abort', hangUp)
      await session?.close()
      tried.resolve()
      if (!closing.signal.aborted) onChange()
    }
  }

  async function refresh(lost: AbortController): Promise<void> {
    if (current?.lost !== lost) return
    try {
      tools = await current.session.listTools()
      onChange()
    } catch {
      lose(lost)
    }
  }

  /** Resolves when the session is over. */
  async function watch(session: McpSession, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      try {
        await clock.sleep(pingEveryMs, over)
        await session.ping()
      } catch {
        return
      }
    }
  }

  async function keep(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; ) {
      const since = clock.now()
      await hold()
      failures = clock.now() - since < pingEveryMs ? failures + 1 : 0
      const pause = Math.min(firstPauseMs * 2 ** failures, longestPauseMs)
      await clock.sleep(pause, closing.signal).catch(() => undefined)
    }
  }

  async function callOnce(request: ToolCall, signal: AbortSignal): Promise<CallToolResult> {
    const used = current
    if (!used) throw new ServerDown('the server is not connected')
    try {
      return await used.session.call(request, signal)
    } catch (error) {
      if (!signal.aborted && isOver(error)) lose(used.lost)
      throw error
    }
  }

  const kept = keep()
  return {
    tools: () => tools,
    isUp: () => current !== null,
    problem: () => problem,
    tried: tried.promise,
    async call(request, signal) {
      try {
        return await callOnce(request, signal)
      } catch (error) {
        if (!isForgotten(error)) throw error
        await soon(opened.promise, clock, signal)
        return await callOnce(request, signal)
      }
    },
    async close() {
      closing.abort()
      await kept
    },
  }
}

/** Waits for something, a few seconds at most. */
async function soon(promise: Promise<void>, clock: Clock, signal: AbortSignal): Promise<void> {
  const done = new AbortController()
  const late = clock.sleep(3_000, AbortSignal.any([signal, done.signal])).catch(() => undefined)
  await Promise.race([promise, late])
  done.abort()
  signal.throwIfAborted()
}
