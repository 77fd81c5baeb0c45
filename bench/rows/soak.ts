import { join } from 'node:path'
import { createCaller } from '../caller.ts'
import { freePort } from '../children.ts'
import { startFakeModel } from '../fake-model.ts'
import type { Line } from '../line.ts'
import { repeat } from '../load.ts'
import { settledKb } from '../memory.ts'
import { createRelayCaller } from '../relay/caller.ts'
import type { Row } from '../row.ts'
import { startFrontdesk } from '../subjects.ts'

const callersAtOnce = 50
const budgetPercent = 5

/** Whether calls that are over leave something behind. Each is greeted, asks once and hangs up. */
export const soak = soakOf({
  name: 'soak',
  label: '',
  relay: false,
  async oneCall(line) {
    const caller = createCaller(line)
    await caller.start()
    await caller.ask()
    await caller.hangUp()
  },
})

/** The same on the relay. */
export const relaySoak = soakOf({
  name: 'relay-soak',
  label: 'relay: ',
  relay: true,
  async oneCall(line) {
    const caller = createRelayCaller(line)
    await caller.start()
    await caller.hearAnswer()
    await caller.hangUp()
  },
})

interface Soak {
  readonly name: string
  /** What its line of the table begins with. */
  readonly label: string
  readonly relay: boolean
  readonly oneCall: (line: Line) => Promise<void>
}

function soakOf({ name, label, relay, oneCall }: Soak): Row {
  return {
    name,
    async run({ children, quick }) {
      const [few, many] = quick ? [100, 500] : [1_000, 10_000]
      const model = await startFakeModel(children, { firstTokenMs: 0, tokenMs: 0 })
      const inspectPort = await freePort()
      const folder = join(children.folder, name)
      const options = { modelUrl: model.url, folder, inspectPort, relay }
      const { line, pid, stop } = await startFrontdesk(children, options)
      await repeat(few, callersAtOnce, () => oneCall(line))
      const before = await settledKb(pid, inspectPort)
      await repeat(many - few, callersAtOnce, () => oneCall(line))
      const after = await settledKb(pid, inspectPort)
      await stop()
      await model.stop()
      const percent = (after / before - 1) * 100
      return [
        {
          what: `${label}memory after ${few} calls, and after ${many}`,
          budget: `+${budgetPercent} %`,
          frontdesk: `${megabytes(before)}, ${megabytes(after)} (${percent.toFixed(1)} %)`,
          met: percent <= budgetPercent,
        },
      ]
    },
  }
}

function megabytes(kb: number): string {
  return `${(kb / 1_024).toFixed(1)} MB`
}
