import { join } from 'node:path'
import { type Pace, startFakeModel } from '../fake-model.ts'
import type { Bench } from '../row.ts'
import { startBareRelay, startFrontdesk } from '../subjects.ts'
import { hangUpAll, openCalls, summarise, type Talk, type TalkLoad, type TalkSummary, talk } from './load.ts'

export interface RelayComparison {
  readonly frontdesk: TalkSummary
  readonly bare: TalkSummary
}

/** So many tokens make 30 frames: the closing question is another, and the end of the turn. */
export const answerTokenCount = 28

/** Opens calls on Frontdesk and on the bare relay and lets them talk in turn, round by round, after one to warm up. */
export async function compareTalk(bench: Bench, pace: Pace, calls: number, plan: Talk): Promise<RelayComparison> {
  const { children, quick } = bench
  const model = await startFakeModel(children, { tokens: answerTokenCount, ...pace })
  const folder = join(children.folder, `relay-${Date.now()}`)
  const subjects = [
    await startFrontdesk(children, { modelUrl: model.url, folder, relay: true }),
    await startBareRelay(children, model.url),
  ]
  const live = []
  for (const subject of subjects) live.push({ ...(await openCalls(subject, calls)), loads: [] as TalkLoad[] })
  for (const one of live) await talk(one, { ...plan, seconds: quick ? 1 : 3 })
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    for (const one of live) one.loads.push(await talk(one, { ...plan, seconds: quick ? 2 : plan.seconds }))
  }
  for (const one of live) await hangUpAll(one)
  for (const { stop } of [...subjects, model]) await stop()
  const [frontdesk, bare] = live.map(({ loads }) => summarise(loads))
  if (!frontdesk || !bare) throw new Error('Both were measured')
  return { frontdesk, bare }
}
