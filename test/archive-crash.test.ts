import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createArchive } from '../src/archive/archive.ts'
import { factsOf } from '../src/archive/facts/call-facts.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { temporaryFolder } from './store-contract.ts'
import { factSettings, madeUpCalls, takeUpAll } from './support/archive-desk.ts'

const script = fileURLToPath(new URL('archive-process.ts', import.meta.url))
const calls = madeUpCalls(600)

/** A process that takes calls up until it has printed so many lines, or `done`; killed then without a warning. */
async function takeUpFor(file: string, lines: number): Promise<void> {
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let printed = 0
  for await (const line of createInterface({ input: child.stdout })) {
    printed += 1
    if (line === 'done' || printed >= lines) child.kill('SIGKILL')
  }
  await exited
}

async function expectCountedOnce(store: Store): Promise<void> {
  const facts = calls.map((records) => factsOf(records, factSettings)).filter((one) => one && !one.isTest)
  const archive = createArchive(store.archive)
  const { period } = await archive.insights({ from: 20260930, to: 20261031 })
  expect(period.calls).toBe(facts.length)
  expect(period.turns).toBe(facts.reduce((total, one) => total + (one?.turns ?? 0), 0))
  expect(period.cost[0]?.millionths).toBe(facts.reduce((total, one) => total + (one?.cost?.millionths ?? 0), 0))
  const { count } = await archive.count({ language: 'en-US', mayReadNumbers: true })
  expect(count).toBe(facts.filter((one) => one?.languages.includes('en-US')).length)
}

test('kill -9 while calls are taken up: each is counted and found once', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  await using store = await openStore({ file })
  await Promise.all(calls.map((records) => store.calls.append(records)))
  for (const lines of [1, 3, 2, 5]) await takeUpFor(file, lines)
  expect(await store.archiveWriter.due(1)).toHaveLength(1)
  await takeUpAll(store)
  await expectCountedOnce(store)
}, 60_000)

test('several processes at once count each call once', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'calls.db')
  await using store = await openStore({ file })
  await Promise.all(calls.map((records) => store.calls.append(records)))
  await Promise.all([takeUpFor(file, 1_000), takeUpFor(file, 1_000), takeUpAll(store)])
  await expectCountedOnce(store)
}, 60_000)
