import { setTimeout as delay } from 'node:timers/promises'
import { repeat } from '../load.ts'
import { cpuMs } from '../process-stats.ts'
import { median, percentile } from '../statistics.ts'
import type { Subject } from '../subjects.ts'
import { createRelayCaller, type RelayCaller, type Turn } from './caller.ts'

/** Calls that are live on one subject, and stay so. */
export interface LiveCalls {
  readonly subject: Subject
  readonly callers: readonly RelayCaller[]
}

export interface Talk {
  readonly seconds: number
  /** Questions of all callers together, who ask in turn; gaps are random. Null asks as soon as one may. */
  readonly turnsPerSecond: number | null
}

export interface TalkLoad {
  readonly firstFrameMs: readonly number[]
  readonly secondFrameMs: readonly number[]
  readonly turnsPerSecond: number
  readonly cpuMsPerTurn: number
  readonly framesPerTurn: number
}

/** Callers who connect at the same time: fewer than may wait to be let in. */
const connectingAtOnce = 50

export async function openCalls(subject: Subject, count: number): Promise<LiveCalls> {
  const callers: RelayCaller[] = []
  await repeat(count, connectingAtOnce, async () => {
    const caller = createRelayCaller(subject.line)
    await caller.start()
    callers.push(caller)
  })
  return { subject, callers }
}

export async function hangUpAll({ callers }: LiveCalls): Promise<void> {
  const left = [...callers]
  await repeat(callers.length, connectingAtOnce, async () => left.pop()?.hangUp())
}

/** Lets the callers ask for some seconds; a turn counts when its answer was heard whole. */
export async function talk({ subject, callers }: LiveCalls, { seconds, turnsPerSecond }: Talk): Promise<TalkLoad> {
  const turns: Turn[] = []
  const startedAt = performance.now()
  const endAt = startedAt + seconds * 1_000
  const cpuBefore = await cpuMs(subject.pid)
  const askOnce = async (caller: RelayCaller) => void turns.push(await caller.hearAnswer())
  if (turnsPerSecond === null) await Promise.all(callers.map((caller) => keepAsking(caller, askOnce, endAt)))
  else await askInTurn(callers, askOnce, turnsPerSecond, endAt)
  return {
    firstFrameMs: turns.map(({ firstFrameMs }) => firstFrameMs),
    secondFrameMs: turns.map(({ secondFrameMs }) => secondFrameMs),
    turnsPerSecond: turns.length / ((performance.now() - startedAt) / 1_000),
    cpuMsPerTurn: ((await cpuMs(subject.pid)) - cpuBefore) / turns.length,
    framesPerTurn: turns.reduce((sum, { frames }) => sum + frames, 0) / turns.length,
  }
}

type AskOnce = (caller: RelayCaller) => Promise<void>

async function keepAsking(caller: RelayCaller, askOnce: AskOnce, endAt: number): Promise<void> {
  while (performance.now() < endAt) await askOnce(caller)
}

/** A caller whose turn comes while the answer before is still being heard asks right after it. */
async function askInTurn(callers: readonly RelayCaller[], askOnce: AskOnce, rate: number, endAt: number) {
  const asked = callers.map((caller) => ({ caller, done: Promise.resolve() }))
  let due = performance.now()
  for (let next = 0; due < endAt; next += 1) {
    due -= Math.log(1 - Math.random()) * (1_000 / rate)
    const waitMs = due - performance.now()
    if (waitMs > 0) await delay(waitMs)
    const one = asked[next % asked.length]
    if (one) one.done = one.done.then(() => askOnce(one.caller))
  }
  await Promise.all(asked.map(({ done }) => done))
}

/** Medians over rounds, in ms. */
export interface TalkSummary {
  readonly first: Shares
  readonly second: Shares
  readonly turnsPerSecond: number
  readonly cpuMsPerTurn: number
  readonly framesPerTurn: number
}

export interface Shares {
  readonly p50: number
  readonly p99: number
}

export function summarise(loads: readonly TalkLoad[]): TalkSummary {
  const middle = (read: (load: TalkLoad) => number) => median(loads.map(read))
  const shares = (read: (load: TalkLoad) => readonly number[]): Shares => ({
    p50: middle((load) => percentile(read(load), 0.5)),
    p99: middle((load) => percentile(read(load), 0.99)),
  })
  return {
    first: shares(({ firstFrameMs }) => firstFrameMs),
    second: shares(({ secondFrameMs }) => secondFrameMs),
    turnsPerSecond: middle((load) => load.turnsPerSecond),
    cpuMsPerTurn: middle((load) => load.cpuMsPerTurn),
    framesPerTurn: middle((load) => load.framesPerTurn),
  }
}
