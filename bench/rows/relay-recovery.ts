import { join } from 'node:path'
import { freePort } from '../children.ts'
import { startFakeModel } from '../fake-model.ts'
import { openCalls } from '../relay/load.ts'
import { type Bench, milliseconds, type Row } from '../row.ts'
import { median } from '../statistics.ts'
import { startFrontdesk } from '../subjects.ts'

/**
 * From `kill -9` in the middle of everybody's answer to the last caller hearing on, on a new session. The program is
 * started again at once; the carrier asks until it is there.
 */
export const relayRecovery: Row = {
  name: 'relay-recovery',
  async run(bench) {
    const calls = bench.quick ? 20 : 200
    const runs = []
    for (let run = 0; run < (bench.quick ? 1 : 3); run += 1) runs.push(await killAndRecover(bench, calls, run))
    const started = median(runs.map(({ startedMs }) => startedMs))
    const recovered = median(runs.map(({ recoveredMs }) => recoveredMs))
    const what = `relay: kill -9 in mid-answer to ready again, and to the last of ${calls} calls going on, median of ${runs.length}`
    return [{ what, budget: '–', frontdesk: `${milliseconds(started)}, ${milliseconds(recovered)}`, met: null }]
  },
}

/** The first sentence is in the log by then, and the rest is still to come. */
const framesBefore = 14

async function killAndRecover({ children }: Bench, calls: number, run: number) {
  const model = await startFakeModel(children, { firstTokenMs: 0, tokenMs: 50 })
  const options = { modelUrl: model.url, folder: join(children.folder, `relay-recovery-${run}`), relay: true }
  const port = await freePort()
  const first = await startFrontdesk(children, { ...options, port })
  const { callers } = await openCalls(first, calls)
  await Promise.all(callers.map((caller) => caller.hearFrames(framesBefore)))

  const killedAt = performance.now()
  process.kill(first.pid, 'SIGKILL')
  const recovered = Promise.all(callers.map((caller) => caller.recover()))
  const second = await startFrontdesk(children, { ...options, port })
  const startedMs = performance.now() - killedAt
  await recovered
  const recoveredMs = performance.now() - killedAt
  for (const { kill } of [first, second]) await kill()
  await model.stop()
  return { startedMs, recoveredMs }
}
