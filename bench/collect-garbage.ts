import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'undici'
import { z } from 'zod'

const targets = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })]).rest(z.unknown())
const collect = { id: 1, method: 'HeapProfiler.collectGarbage' }

/** What the inspector says, as far as we listen; the methods are those of Node's domain `NodeWorker`. */
const inspectorMessage = z.union([
  z.object({
    method: z.literal('NodeWorker.attachedToWorker'),
    params: z.object({ sessionId: z.string() }),
  }),
  z.object({ method: z.literal('NodeWorker.receivedMessageFromWorker') }),
  z.object({ id: z.number() }),
])

/**
 * Has a Node process collect its garbage, that of its one worker thread (if it has one) included, through the inspector
 * that SIGUSR1 opens on `inspectPort`: only so can memory be compared.
 */
export async function collectGarbage(pid: number, inspectPort: number, hasWorker: boolean): Promise<void> {
  process.kill(pid, 'SIGUSR1')
  const socket = new WebSocket(await inspectorUrl(inspectPort))
  const collected = allCollected(socket, hasWorker ? ['main thread', 'worker'] : ['main thread'])
  await once(socket, 'open')
  socket.send(JSON.stringify(collect))
  socket.send(JSON.stringify({ id: 2, method: 'NodeWorker.enable', params: { waitForDebuggerOnStart: false } }))
  await collected
  socket.close()
  await once(socket, 'close')
}

/** Resolves when all threads have answered; sends the worker its message as soon as it is known. */
function allCollected(socket: WebSocket, threads: readonly string[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const waitingFor = new Set(threads)
  const done = (thread: string) => {
    waitingFor.delete(thread)
    if (waitingFor.size === 0) resolve()
  }
  socket.addEventListener('message', ({ data }) => {
    const message = inspectorMessage.safeParse(JSON.parse(String(data))).data
    if (!message) return
    if ('id' in message) {
      if (message.id === collect.id) done('main thread')
    } else if (message.method === 'NodeWorker.attachedToWorker') {
      const params = { sessionId: message.params.sessionId, message: JSON.stringify(collect) }
      socket.send(JSON.stringify({ id: 3, method: 'NodeWorker.sendMessageToWorker', params }))
    } else done('worker')
  })
  return promise
}

async function inspectorUrl(port: number): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const list = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null)
    if (list) return targets.parse(await list.json())[0].webSocketDebuggerUrl
    await delay(50)
  }
  throw new Error(`No inspector on port ${port}`)
}
