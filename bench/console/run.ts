/**
 * `npm run bench:console`: fills a folder with a million calls that were made up (`--calls` for another number; `--data`
 * takes one that `npm run seed` has filled, and keeps it), and times what the console asks the archive for. Ends with 0
 * also when budgets are missed, and with 1 when it could not run.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Archive, createArchive } from '../../src/archive/archive.ts'
import type { FoundCall } from '../../src/archive/ports.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createChildren } from '../children.ts'
import { percentile } from '../statistics.ts'
import { type Case, casesOf } from './cases.ts'
import { timeAppends } from './time-appends.ts'
import { timeProgram } from './time-program.ts'

const until = Date.UTC(2026, 10, 25)
/** Local days in which all of them lie, also those that were added before the first. */
const counted = { from: 20240101, to: 20261231 }
const budgetMs = 200
const rounds = 60
const warmUp = 5
const seedScript = fileURLToPath(new URL('../../scripts/seed-calls.ts', import.meta.url))

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { calls: { type: 'string', default: '1000000' }, data: { type: 'string' } } })
  if (values.data !== undefined) return await measure(values.data)
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'))
  try {
    await seed(folder, values.calls)
    await measure(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function seed(folder: string, calls: string): Promise<void> {
  const options = ['--calls', calls, '--data', folder, '--until', new Date(until).toISOString()]
  const child = spawn(process.execPath, [seedScript, ...options], { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('Seeding failed')
}

async function measure(folder: string): Promise<void> {
  const file = join(folder, 'frontdesk.db')
  const { size } = await stat(file)
  await using store = await openStore({ file })
  const archive = createArchive(store.archive)
  const calls = await someCalls(archive)
  const { period } = await archive.insights(counted)
  write(`${machine()}\n${period.calls} calls, ${(size / 2 ** 20).toFixed(0)} MB\n\n`)
  write(`| what | p50 ms | p95 ms | p99 ms | its count: p95 ms | budget ${budgetMs} ms |\n|---|---|---|---|---|---|\n`)
  const cases = casesOf(archive, calls, until)
  for (const one of cases) {
    const [times = [], counts = null] = await time(one)
    write(rowOf(one.name, times, counts, budgetMs))
  }
  for (const [name, times] of await timeAppends(file, store, cases)) write(rowOf(name, times, null, null))
  await store.close()
  for (const [name, times] of await timeProgram(createChildren(), resolve(folder))) {
    write(rowOf(name, times, null, name.startsWith('over HTTP') ? budgetMs : null))
  }
}

/** Calls from all over the year. */
async function someCalls(archive: Archive): Promise<FoundCall[]> {
  const operator = { mayReadNumbers: true } as const
  const { calls: newest } = await archive.find(operator, { before: null, limit: 1 })
  const last = newest[0]?.key ?? 0
  const pages = Array.from({ length: 40 }, (_, place) => last - Math.floor((place * last) / 40) + 1)
  const found = await Promise.all(pages.map((before) => archive.find(operator, { before, limit: 20 })))
  return found.flatMap(({ calls }) => calls)
}

/** How long each request of a question takes from asking on, while the others of it are asked too; in ms. */
async function time({ requests }: Case): Promise<number[][]> {
  const times: number[][] = []
  for (let round = -warmUp; round < rounds; round += 1) {
    const startedAt = performance.now()
    await Promise.all(
      requests().map(async (ask, place) => {
        await ask()
        times[place] ??= []
        if (round >= 0) times[place].push(performance.now() - startedAt)
      }),
    )
  }
  return times
}

function rowOf(
  name: string,
  times: readonly number[],
  counts: readonly number[] | null,
  budget: number | null,
): string {
  const shown = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1))
  const counted = counts === null ? null : percentile(counts, 0.95)
  const isMet = budget !== null && percentile(times, 0.95) <= budget && (counted ?? 0) <= budget
  const verdict = budget === null ? '' : isMet ? 'ok' : 'missed'
  return `| ${name} | ${shown.join(' | ')} | ${counted?.toFixed(1) ?? ''} | ${verdict} |\n`
}

function machine(): string {
  const [processor] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`
}

function write(text: string): void {
  process.stdout.write(text)
}

await run().catch((error: unknown) => {
  process.stderr.write(`The benchmark could not run: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
