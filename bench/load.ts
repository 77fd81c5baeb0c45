import { setTimeout as delay } from 'node:timers/promises'
import { type Caller, createCaller } from './caller.ts'
import { cpuMs } from './process-stats.ts'
import type { Subject } from './subjects.ts'

export interface Plan {
  /** How many call at the same time; each calls again once it has hung up. */
  readonly callers: number
  readonly seconds: number
  /** Mean pause before each question, in ms; pauses spread evenly from nothing to twice as much. */
  readonly pauseMs: number
}

export interface Load {
  readonly turns: number
  readonly turnsPerSecond: number
  readonly cpuMsPerTurn: number
  /** Webhooks for each turn, beginning and end of the calls included. */
  readonly requestsPerTurn: number
  /** From the last word said to the first words of the answer, for each turn. */
  readonly firstWordMs: readonly number[]
}

const turnsPerCall = 5

/** Puts callers on a subject for some seconds and sees what that takes. */
export async function runLoad({ line, pid }: Subject, { callers, seconds, pauseMs }: Plan): Promise<Load> {
  const firstWordMs: number[] = []
  const endAt = performance.now() + seconds * 1_000
  const isOver = () => performance.now() >= endAt

  async function keepAsking(caller: Caller): Promise<void> {
    for (let turn = 0; turn < turnsPerCall && !isOver(); turn += 1) {
      if (pauseMs > 0) await delay(Math.random() * 2 * pauseMs)
      firstWordMs.push(await caller.ask())
    }
  }

  async function keepCalling(): Promise<void> {
    while (!isOver()) {
      const caller = createCaller(line)
      await caller.start()
      await keepAsking(caller)
      await caller.hangUp()
    }
  }

  const [cpuBefore, requestsBefore, startedAt] = [await cpuMs(pid), line.requests, performance.now()]
  await Promise.all(Array.from({ length: callers }, keepCalling))
  const turns = firstWordMs.length
  return {
    turns,
    turnsPerSecond: turns / ((performance.now() - startedAt) / 1_000),
    cpuMsPerTurn: ((await cpuMs(pid)) - cpuBefore) / turns,
    requestsPerTurn: (line.requests - requestsBefore) / turns,
    firstWordMs,
  }
}

/** Does something `count` times, `atOnce` of them at the same time. */
export async function repeat(count: number, atOnce: number, act: () => Promise<void>): Promise<void> {
  let left = count
  const work = async () => {
    while (left > 0) {
      left -= 1
      await act()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
