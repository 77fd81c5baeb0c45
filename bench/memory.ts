import { setTimeout as delay } from 'node:timers/promises'
import { collectGarbage } from './collect-garbage.ts'
import { residentKb } from './process-stats.ts'

/**
 * Memory of a process at rest, in kB: the least of several looks, after a forced collection each. `hasWorker`: whether
 * the process has a worker thread, as the program has.
 */
export async function settledKb(pid: number, inspectPort: number, hasWorker = true): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < 4; look += 1) {
    await collectGarbage(pid, inspectPort, hasWorker)
    await delay(300)
    least = Math.min(least, await residentKb(pid))
  }
  return least
}
