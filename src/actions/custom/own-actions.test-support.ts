import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadConfig } from '../../config/load-config.ts'
import { type Files, testFolder } from '../../config/test-folder.ts'
import type { ActionContext, ActionResult } from '../../conversation/actions.ts'
import { type Clock, systemClock } from '../../lib/clock.ts'
import type { Lookup } from '../../lib/net/guarded-agent.ts'
import { createOwnActions, type OwnActions } from './create-own-actions.ts'

export const call: ActionContext = {
  callId: 'CA1',
  caller: '+15550100123',
  called: '+15550100100',
  language: 'en-US',
  level: 'unknown',
  startedAt: 0,
  now: 0,
  turn: 1,
  id: 'run-1',
  note: () => undefined,
}

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A service of the owner on this machine; `answer` is given the request and the number that it has, from 1. */
export async function startService(
  answer: (response: ServerResponse, request: SeenRequest, count: number) => void,
): Promise<AsyncDisposable & { readonly host: string; readonly seen: SeenRequest[] }> {
  const seen: SeenRequest[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') }
    seen.push(request)
    answer(response, request, seen.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    seen,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Answers with a JSON value. */
export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

interface Options {
  readonly files?: Files
  readonly env?: NodeJS.ProcessEnv
  readonly clock?: Clock
  readonly lookup?: Lookup
}

/** The owner's actions of these settings, each server reached or missed once. */
export async function ownActions(
  yaml: string,
  { files = {}, env = {}, clock = systemClock, lookup }: Options = {},
): Promise<AsyncDisposable & OwnActions & { run(name: string, input: unknown): Promise<ActionResult> }> {
  const folder = await testFolder({ ...files, 'assistant.yaml': yaml })
  const config = await loadConfig({ env, cwd: folder.path, root: folder.path })
  const own = await createOwnActions(config, { clock, ...(lookup ? { lookup } : {}) })
  await own.settled()
  return {
    ...own,
    run: (name, input) => runAction(own, name, input),
    async [Symbol.asyncDispose]() {
      await own.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}

/** Runs an action as a turn does; an input that does not fit fails the test. */
async function runAction(own: OwnActions, name: string, input: unknown): Promise<ActionResult> {
  const action = own.actions().find((one) => one.name === name)
  const parsed = action?.parse(input)
  if (!action || !parsed || 'problem' in parsed) throw new Error(`${name}: ${JSON.stringify(parsed ?? own.problems())}`)
  return await action.run(parsed.input, call, new AbortController().signal)
}
