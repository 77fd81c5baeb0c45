import { join } from 'node:path'
import { type FakeModel, type Pace, startFakeModel } from './fake-model.ts'
import { type Load, type Plan, runLoad } from './load.ts'
import type { Bench } from './row.ts'
import { median, percentile } from './statistics.ts'
import { type Subject, type SubjectName, startBare, startFlask, startFrontdesk } from './subjects.ts'

/** Medians over the rounds of one subject. */
export interface Summary {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMsPerTurn: number
  readonly turnsPerSecond: number
  readonly requestsPerTurn: number
}

export type Summaries = Readonly<Record<'frontdesk' | 'bare', Summary>> & { readonly flask?: Summary }

/** Starts all subjects on one fake model, puts the same load on each in turn, round by round, and stops them. */
export async function compareSubjects(bench: Bench, pace: Pace, plan: Plan): Promise<Summaries> {
  const model = await startFakeModel(bench.children, pace)
  const subjects: Subject[] = []
  for (const name of bench.subjects) subjects.push(await startSubject(bench, name, model))
  const [frontdesk, bare, flask] = await measure(bench, subjects, plan)
  for (const subject of subjects) await subject.stop()
  await model.stop()
  if (!frontdesk || !bare) throw new Error('Frontdesk and the bare program are always measured')
  return { frontdesk, bare, ...(flask && { flask }) }
}

/** Loads the subjects in turn, after a round without pauses that warms them up; one summary each, in their order. */
export async function measure({ quick }: Bench, subjects: readonly Subject[], plan: Plan): Promise<Summary[]> {
  const rounds = quick ? 1 : 3
  const loads = subjects.map((): Load[] => [])
  for (const subject of subjects) await runLoad(subject, { callers: 50, seconds: quick ? 1 : 4, pauseMs: 0 })
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      loads[index]?.push(await runLoad(subject, { ...plan, seconds: quick ? 2 : plan.seconds }))
    }
  }
  return loads.map(summarise)
}

function startSubject({ children }: Bench, name: SubjectName, { url: modelUrl }: FakeModel): Promise<Subject> {
  switch (name) {
    case 'frontdesk':
      return startFrontdesk(children, { modelUrl, folder: join(children.folder, `frontdesk-${Date.now()}`) })
    case 'bare':
      return startBare(children, modelUrl)
    case 'flask':
      return startFlask(children, modelUrl)
  }
}

function summarise(loads: readonly Load[]): Summary {
  const middle = (read: (load: Load) => number) => median(loads.map(read))
  return {
    p50Ms: middle(({ firstWordMs }) => percentile(firstWordMs, 0.5)),
    p99Ms: middle(({ firstWordMs }) => percentile(firstWordMs, 0.99)),
    cpuMsPerTurn: middle((load) => load.cpuMsPerTurn),
    turnsPerSecond: middle((load) => load.turnsPerSecond),
    requestsPerTurn: middle((load) => load.requestsPerTurn),
  }
}
