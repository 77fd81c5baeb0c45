import { join } from 'node:path'
import { createCaller } from '../caller.ts'
import type { Children } from '../children.ts'
import { startFakeModel } from '../fake-model.ts'
import { multiplyCall } from '../past-calls.ts'
import { measure } from '../rounds.ts'
import { milliseconds, type Row } from '../row.ts'
import { startFrontdesk } from '../subjects.ts'

/** Figures of one kind may differ by so much, as a share, and still count as flat. */
const noise = 0.15

/** Whether a turn costs the same with an empty store and with many past calls in it. */
export const pastCalls: Row = {
  name: 'past-calls',
  async run(bench) {
    const { children, quick } = bench
    const count = quick ? 2_000 : 100_000
    const model = await startFakeModel(children, { firstTokenMs: 0, tokenMs: 0 })
    const folder = join(children.folder, 'past-calls')
    const events = await fillStore(children, folder, model.url, count)
    const empty = await startFrontdesk(children, {
      modelUrl: model.url,
      folder: join(children.folder, 'no-past-calls'),
    })
    const full = await startFrontdesk(children, { modelUrl: model.url, folder, firstCall: 1_000 })
    const plan = { callers: 50, seconds: 5, pauseMs: 0 }
    const [without, among] = await measure(bench, [empty, full], plan)
    for (const { stop } of [empty, full, model]) await stop()
    if (!without || !among) throw new Error('Both were measured')

    const figure = (what: string, before: number, after: number) => ({
      what: `${what} with no past calls, and with ${count} (${events} events)`,
      budget: `flat (+${noise * 100} %)`,
      frontdesk: `${milliseconds(before)}, ${milliseconds(after)}`,
      met: after <= before * (1 + noise),
    })
    return [
      figure('CPU per turn', without.cpuMsPerTurn, among.cpuMsPerTurn),
      figure('first words, 50 calls at full load: p50', without.p50Ms, among.p50Ms),
    ]
  },
}

/** Lets the program log one call, and copies that. */
async function fillStore(children: Children, folder: string, modelUrl: string, count: number): Promise<number> {
  const { line, stop } = await startFrontdesk(children, { modelUrl, folder })
  const caller = createCaller(line)
  await caller.start()
  for (let turn = 0; turn < 3; turn += 1) await caller.ask()
  await caller.hangUp()
  await stop()
  return multiplyCall(join(folder, 'data', 'frontdesk.db'), count)
}
