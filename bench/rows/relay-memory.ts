import { join } from 'node:path'
import { freePort } from '../children.ts'
import { startFakeModel } from '../fake-model.ts'
import { settledKb } from '../memory.ts'
import { answerTokenCount } from '../relay/compare.ts'
import { hangUpAll, openCalls } from '../relay/load.ts'
import type { Row } from '../row.ts'
import { type Subject, startBareRelay, startFrontdesk } from '../subjects.ts'

const budgetKb = 60

/**
 * What a call on the relay takes, its socket included, that was greeted and says nothing; and one that hears an answer,
 * of which the connection to the model is a part. Code is warm and buffers have grown before it is looked at.
 */
export const relayMemory: Row = {
  name: 'relay-memory',
  async run({ children, quick }) {
    const calls = quick ? 200 : 1_000
    // Slow enough for everybody to be spoken to while memory is looked at.
    const model = await startFakeModel(children, { firstTokenMs: 0, tokenMs: 450, tokens: answerTokenCount })
    const inspectPort = await freePort()
    const folder = join(children.folder, 'relay-memory')
    const ours = await startFrontdesk(children, { modelUrl: model.url, folder, inspectPort, relay: true })
    const frontdesk = await memoryOf(ours, { calls, inspectPort, hasWorker: true })
    const bareInspectPort = await freePort()
    const theirs = await startBareRelay(children, model.url, bareInspectPort)
    const bare = await memoryOf(theirs, { calls, inspectPort: bareInspectPort, hasWorker: false })
    await model.stop()
    return [
      {
        what: `relay: memory per idle live call, socket included, ${calls} calls`,
        budget: `≤ ${budgetKb} kB`,
        frontdesk: kilobytes(frontdesk.idleKb),
        bare: kilobytes(bare.idleKb),
        met: frontdesk.idleKb <= budgetKb,
      },
      {
        what: `relay: memory per call that hears an answer, ${calls} calls`,
        budget: '–',
        frontdesk: kilobytes(frontdesk.talkingKb),
        bare: kilobytes(bare.talkingKb),
        met: null,
      },
    ]
  },
}

interface Look {
  readonly calls: number
  readonly inspectPort: number
  readonly hasWorker: boolean
}

async function memoryOf(subject: Subject, { calls, inspectPort, hasWorker }: Look) {
  const settled = () => settledKb(subject.pid, inspectPort, hasWorker)
  const warm = await openCalls(subject, 100)
  await Promise.all(warm.callers.map((caller) => caller.hearFrames(4)))
  await hangUpAll(warm)
  const before = await settled()
  const { callers } = await openCalls(subject, calls)
  const idle = await settled()
  await Promise.all(callers.map((caller) => caller.hearFrames(2)))
  const talking = await settled()
  await subject.kill()
  return { idleKb: (idle - before) / calls, talkingKb: (talking - before) / calls }
}

function kilobytes(kb: number): string {
  return `${kb.toFixed(1)} kB`
}
