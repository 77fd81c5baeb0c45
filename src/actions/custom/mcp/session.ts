import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import {
  type CallToolResult,
  CallToolResultSchema,
  ErrorCode,
  ListToolsResultSchema,
  McpError,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js'
import { PrivateNetwork } from '../../../lib/net/guarded-agent.ts'
import { cleanText } from '../clean-text.ts'
import type { McpWire } from './transport.ts'

const openMs = 15_000
const pingMs = 10_000
const mostPages = 10

/** One open session with a server. */
export interface McpSession {
  /** Every tool of the server, allowed or not. */
  listTools(): Promise<Tool[]>
  call(request: ToolCall, signal: AbortSignal): Promise<CallToolResult>
  /** Rejects when the server does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface ToolCall {
  readonly tool: string
  readonly input: Record<string, unknown>
  /** Stands for this run, for a server that keeps from doing a thing twice. */
  readonly id: string
  readonly limitMs: number
}

interface SessionEvents {
  /** The connection is gone. Not called for `close`. */
  onLost(): void
  /** The server has other tools now. */
  onToolsChanged(): void
}

/** Opens a session. Rejects when the server does not answer as one, with nothing left open. */
export async function openSession(wire: McpWire, { onLost, onToolsChanged }: SessionEvents): Promise<McpSession> {
  const client = new Client(
    { name: 'frontdesk', version: '1' },
    { listChanged: { tools: { autoRefresh: false, onChanged: onToolsChanged } } },
  )
  let isClosing = false
  client.onclose = () => {
    if (!isClosing) onLost()
  }
  async function close(): Promise<void> {
    isClosing = true
    await client.close().catch(() => undefined)
    await wire.close().catch(() => undefined)
  }
  try {
    await client.connect(wire.transport, { timeout: openMs })
  } catch (error) {
    await close()
    throw error
  }

  return {
    close,
    // The client's own methods would compile what each tool promises to give; only its text is used here.
    async listTools() {
      const tools: Tool[] = []
      let cursor: string | undefined
      for (let page = 0; page < mostPages; page += 1) {
        const params = cursor === undefined ? {} : { cursor }
        const result = await client.request({ method: 'tools/list', params }, ListToolsResultSchema, {
          timeout: openMs,
        })
        tools.push(...result.tools)
        cursor = result.nextCursor
        if (cursor === undefined) break
      }
      return tools
    },
    async call({ tool, input, id, limitMs }, signal) {
      const params = { name: tool, arguments: input, _meta: { 'frontdesk/idempotency-key': id } }
      const options = { signal, timeout: limitMs, maxTotalTimeout: limitMs }
      return await client.request({ method: 'tools/call', params }, CallToolResultSchema, options)
    },
    async ping() {
      try {
        await client.ping({ timeout: pingMs })
      } catch (error) {
        // A server that does not know the request is there all the same.
        if (isOver(error) || isLate(error)) throw error
      }
    },
  }
}

/** Whether an error means that the session can no longer be used. */
export function isOver(error: unknown): boolean {
  return !(error instanceof McpError) || error.code === ErrorCode.ConnectionClosed
}

function isLate(error: unknown): boolean {
  return error instanceof McpError && error.code === ErrorCode.RequestTimeout
}

/** Whether the server has forgotten the session, so that what was asked has not been done: it may be asked again. */
export function isForgotten(error: unknown): boolean {
  return error instanceof StreamableHTTPError && (error.code === 404 || error.code === 400)
}

/** What is wrong with a server, in a few words for the owner. */
export function describeMcpFault(error: unknown): string {
  if (error instanceof StreamableHTTPError) return `it answered with status ${error.code ?? 'unknown'}`
  if (error instanceof McpError) return cleanText(error.message, 200)
  const causes = [error, (error as { cause?: unknown } | null)?.cause]
  const refusal = causes.find((cause) => cause instanceof PrivateNetwork)
  if (refusal) return `${refusal.message}; list the host under privateHosts if that is meant`
  const code = causes.flatMap((cause) => (cause instanceof Error && 'code' in cause ? [String(cause.code)] : []))[0]
  if (code === 'ENOENT') return 'there is no such command'
  return code === undefined ? cleanText(String(error), 200) : `it cannot be reached (${code})`
}
