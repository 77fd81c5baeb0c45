import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'undici'
import { z } from 'zod'

const targets = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })]).rest(z.unknown())

/**
 * Has a Node process collect its garbage, through the inspector that SIGUSR1 opens on `inspectPort`, so that memory can
 * be compared. Its worker threads have heaps of their own, which stay as they are.
 */
export async function collectGarbage(pid: number, inspectPort: number): Promise<void> {
  process.kill(pid, 'SIGUSR1')
  const socket = new WebSocket(await inspectorUrl(inspectPort))
  await once(socket, 'open')
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }))
  await once(socket, 'message')
  socket.close()
  await once(socket, 'close')
}

async function inspectorUrl(port: number): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const list = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null)
    if (list) return targets.parse(await list.json())[0].webSocketDebuggerUrl
    await delay(50)
  }
  throw new Error(`No inspector on port ${port}`)
}
