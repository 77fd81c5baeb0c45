import { join } from 'node:path'
import { createCaller } from '../caller.ts'
import { freePort } from '../children.ts'
import { startFakeModel } from '../fake-model.ts'
import { repeat } from '../load.ts'
import { settledKb } from '../memory.ts'
import type { Row } from '../row.ts'
import { startFrontdesk } from '../subjects.ts'

const budgetKb = 30

/** What a call takes that is greeted and then says nothing. Code is warm and buffers have grown before it is looked at. */
export const idleMemory: Row = {
  name: 'idle-memory',
  async run({ children, quick }) {
    const calls = quick ? 500 : 4_000
    const model = await startFakeModel(children, { firstTokenMs: 0, tokenMs: 0 })
    const folder = join(children.folder, 'idle-memory')
    const inspectPort = await freePort()
    const { line, pid, stop } = await startFrontdesk(children, { modelUrl: model.url, folder, inspectPort })
    await repeat(1_000, 20, async () => {
      const caller = createCaller(line)
      await caller.start()
      await caller.hangUp()
    })
    const before = await settledKb(pid, inspectPort)
    await repeat(calls, 20, () => createCaller(line).start())
    const perCall = ((await settledKb(pid, inspectPort)) - before) / calls
    await stop()
    await model.stop()
    const what = `memory per idle live call, ${calls} calls`
    return [{ what, budget: `≤ ${budgetKb} kB`, frontdesk: `${perCall.toFixed(1)} kB`, met: perCall <= budgetKb }]
  },
}
