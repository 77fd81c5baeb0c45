import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { FetchLike, Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { type Agent, fetch } from 'undici'
import type { McpSettings } from '../../../config/actions-schema.ts'
import type { Lookup } from '../../../lib/net/guarded-agent.ts'
import { createGuardedAgent } from '../../../lib/net/guarded-agent.ts'
import { privateHosts } from '../../../lib/net/public-address.ts'
import type { Secret } from '../../../lib/secret.ts'
import { fillSecrets, maskSecrets } from '../secrets.ts'

const connectMs = 10_000
const mostAnswerBytes = 4_194_304
const mostErrorCharacters = 1_000

/** A way to a server, to be opened once; `close` also ends what is below the transport. */
export interface McpWire {
  readonly transport: Transport
  /** The end of what a command wrote to its standard error; empty for a server on the web. */
  complaint(): string
  close(): Promise<void>
}

export interface WireParts {
  readonly secrets: Readonly<Record<string, Secret>>
  /** Where a command runs: the folder of the settings. */
  readonly folder: string
  readonly lookup?: Lookup | undefined
}

export function createWire(settings: McpSettings, parts: WireParts): McpWire {
  return settings.kind === 'http' ? webWire(settings, parts) : commandWire(settings, parts)
}

function webWire(settings: Extract<McpSettings, { kind: 'http' }>, { secrets, lookup }: WireParts): McpWire {
  const isAllowed = privateHosts(settings.privateHosts)
  const agent = createGuardedAgent({ timeoutMs: connectMs, isAllowed, lookup, maxResponseBytes: mostAnswerBytes })
  const transport = new StreamableHTTPClientTransport(new URL(settings.url), {
    requestInit: { headers: fillSecrets(settings.headers, secrets) },
    fetch: fetchBy(agent),
  })
  return {
    // The library's types say `string | undefined` where its interface says that a key may be missing.
    transport: transport as Transport,
    complaint: () => '',
    close: () => agent.destroy(),
  }
}

/** The library asks for the web's fetch; undici's takes the agent that keeps to public networks. */
function fetchBy(agent: Agent): FetchLike {
  return async (address, init = {}) => {
    const headers = { ...Object.fromEntries(new Headers(init.headers)), 'accept-encoding': 'identity' }
    const { method, body, signal, redirect } = init
    const response = await fetch(address, {
      ...{ headers, dispatcher: agent, redirect: redirect ?? 'manual', signal: signal ?? null },
      ...(method === undefined ? {} : { method }),
      ...(typeof body === 'string' ? { body } : {}),
    })
    const encoding = response.headers.get('content-encoding')
    if (encoding !== null && encoding !== 'identity') {
      await response.body?.cancel()
      throw new Error('the answer is packed, though that was not asked for')
    }
    return response as unknown as Response
  }
}

function commandWire(settings: Extract<McpSettings, { kind: 'command' }>, { secrets, folder }: WireParts): McpWire {
  const { command, args, env } = settings
  const transport = new StdioClientTransport({
    ...{ command, args, cwd: folder, stderr: 'pipe', maxBufferSize: mostAnswerBytes },
    env: fillSecrets(env, secrets),
  })
  let complaint = ''
  transport.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-mostErrorCharacters)
  })
  return { transport, complaint: () => maskSecrets(complaint, secrets), close: () => transport.close() }
}
