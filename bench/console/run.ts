/**
 * `npm run bench:console`: fills a folder with a million calls that were made up (`--calls` for another number; `--data`
 * takes one that `npm run seed` has filled, and keeps it), and times what the console asks the archive for. Ends with 0
 * also when budgets are missed, and with 1 when it could not run.
 */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Archive, createArchive } from '../../src/archive/archive.ts'
import { startArchivist } from '../../src/archive/archivist.ts'
import { localTimes } from '../../src/archive/facts/local-time.ts'
import type { FoundCall } from '../../src/archive/ports.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { percentile } from '../statistics.ts'
import { type Case, casesOf } from './cases.ts'
import { timeAppends } from './time-appends.ts'

const until = Date.UTC(2026, 10, 25)
const budgetMs = 200
const rounds = 60
const warmUp = 5
const appends = 600
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
  const newest = calls[0]?.key ?? 0
  write(`${machine()}\n${newest} calls, ${(size / 2 ** 20).toFixed(0)} MB\n\n`)
  write(`| what | p50 ms | p95 ms | p99 ms | budget ${budgetMs} ms |\n|---|---|---|---|---|\n`)
  const cases = casesOf(archive, calls, until)
  for (const one of cases) write(rowOf(one.name, await time(one), budgetMs))
  await measureAppends(file, store, cases)
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

async function time({ ask }: Case): Promise<number[]> {
  for (let place = 0; place < warmUp; place += 1) await ask(place)
  const times: number[] = []
  for (let place = 0; place < rounds; place += 1) {
    const startedAt = performance.now()
    await ask(place)
    times.push(performance.now() - startedAt)
  }
  return times
}

/** What a caller's words take to be kept while nobody looks through calls, and while somebody does without a pause. */
async function measureAppends(file: string, store: Store, cases: readonly Case[]): Promise<void> {
  write(rowOf('append: nobody searches', await timeAppends(store, `CAbench-${Date.now()}-quiet`, appends), null))
  let isOver = false
  const searching = (async () => {
    for (let place = 0; !isOver; place += 1) await cases[place % cases.length]?.ask(place)
  })()
  write(
    rowOf(
      'append: somebody searches all the time',
      await timeAppends(store, `CAbench-${Date.now()}-busy`, appends),
      null,
    ),
  )
  isOver = true
  await searching
  const archivist = takeUp(file, store)
  write(
    rowOf('append: calls are taken up meanwhile', await timeAppends(store, `CAbench-${Date.now()}-due`, appends), null),
  )
  await archivist.stop()
}

/** Takes many calls up anew, at the pace of a program with live calls. */
function takeUp(file: string, { archiveWriter: archive }: Store) {
  {
    using database = new DatabaseSync(file)
    database.exec(
      'update call_facts set read_to = -1, claim = claim + 1 where key in (select key from call_facts order by key desc limit 5000) and ended_at is not null',
    )
  }
  const onProblem = (error: unknown) => {
    throw error
  }
  const settings = { language: 'en-US', localTime: localTimes('America/New_York') }
  return startArchivist({
    ...{ archive, clock: systemClock, onProblem, settings: () => settings, liveCalls: () => 1 },
    newClaim: () => randomInt(1, 2 ** 47),
  })
}

function rowOf(name: string, times: readonly number[], budget: number | null): string {
  const shown = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1))
  const verdict = budget === null ? '' : percentile(times, 0.95) <= budget ? 'ok' : 'missed'
  return `| ${name} | ${shown.join(' | ')} | ${verdict} |\n`
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
