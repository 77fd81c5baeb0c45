import { join } from 'node:path'
import { startFakeModel } from '../fake-model.ts'
import { milliseconds, type Row } from '../row.ts'
import { median } from '../statistics.ts'
import { startFrontdesk } from '../subjects.ts'

/** From starting the process, on an empty folder, to the first 200 of `/readyz`. */
export const coldStart: Row = {
  name: 'cold-start',
  async run({ children }) {
    const model = await startFakeModel(children, { firstTokenMs: 0, tokenMs: 0 })
    const times: number[] = []
    for (let start = 0; start < 5; start += 1) {
      const startedAt = performance.now()
      const folder = join(children.folder, `cold-start-${start}`)
      const { stop } = await startFrontdesk(children, { modelUrl: model.url, folder })
      times.push(performance.now() - startedAt)
      await stop()
    }
    await model.stop()
    const ms = median(times)
    const what = 'cold start to ready, median of 5'
    return [{ what, budget: '≤ 1 s', frontdesk: milliseconds(ms), met: ms <= 1_000 }]
  },
}
