import { randomInt } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { startArchivist } from '../../src/archive/archivist.ts'
import { localTimes } from '../../src/archive/facts/local-time.ts'
import { systemClock } from '../../src/lib/clock.ts'
import type { Store } from '../../src/store/open-store.ts'
import type { Case } from './cases.ts'

const everyMs = 10
const appends = 600
/** More than are taken up at the pace of live calls while it is measured. */
const takenUp = 20_000

/** What a caller's words take to be kept, in ms, by what goes on meanwhile. */
export async function timeAppends(file: string, store: Store, cases: readonly Case[]): Promise<[string, number[]][]> {
  const quiet = await appendAll(store)
  let isOver = false
  const searching = searchUntil(cases, () => isOver)
  const busy = await appendAll(store)
  isOver = true
  await searching
  const archivist = takeUpMany(file, store)
  const taking = await appendAll(store)
  await archivist.stop()
  return [
    ['append: nobody searches', quiet],
    ['append: somebody searches all the time', busy],
    ['append: calls are taken up', taking],
  ]
}

/** A hundred a second, one after the other; each is on disk when it is done. */
async function appendAll(store: Store): Promise<number[]> {
  const callId = `CAbench-${Date.now()}`
  const begin = { type: 'call.started', from: 'anonymous', to: '+12025550100', line: 'relay', greeting: '' } as const
  await store.calls.append([{ callId, seq: 0, at: Date.now(), event: { ...begin, test: true } }])
  const times: number[] = []
  for (let turn = 1; turn <= appends; turn += 1) {
    const startedAt = performance.now()
    const event = { type: 'caller.said', turn, text: 'When do you open?', via: 'speech', confidence: 0.9 } as const
    await store.calls.append([{ callId, seq: turn, at: Date.now(), event }])
    times.push(performance.now() - startedAt)
    await pause(everyMs)
  }
  return times
}

async function searchUntil(cases: readonly Case[], isOver: () => boolean): Promise<void> {
  for (let place = 0; !isOver(); place += 1) {
    await Promise.all(cases[place % cases.length]?.requests().map((ask) => ask()) ?? [])
  }
}

/** Takes up calls anew, at the pace of a program with live calls. */
function takeUpMany(file: string, { archiveWriter: archive }: Store) {
  using database = new DatabaseSync(file)
  database
    .prepare(
      `update call_facts set read_to = -1, claim = claim + 1
        where key > (select max(key) from call_facts) - ? and ended_at is not null`,
    )
    .run(takenUp)
  const settings = { language: 'en-US', localTime: localTimes('America/New_York') }
  const onProblem = (error: unknown) => {
    throw error
  }
  return startArchivist({
    ...{ archive, clock: systemClock, onProblem, settings: () => settings, liveCalls: () => 1 },
    newClaim: () => randomInt(1, 2 ** 47),
  })
}
