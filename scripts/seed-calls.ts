/**
 * `npm run seed -- --calls 1000000 --data ./data`: fills a data folder with calls that were made up, over the year before
 * `--until`, for looking at the console with many of them. The same `--seed` and `--until` give the same calls. A folder
 * that has calls is left alone unless `--add` is given; then the new ones come before the first of those.
 */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '../src/store/open-store.ts'
import { fillStore } from './seed/fill-store.ts'

const mostCalls = 5_000_000
const hourMs = 3_600_000

async function run(): Promise<void> {
  const { calls, data, seed, until, zone, add } = options()
  const file = join(data, 'frontdesk.db')
  if (!add && (await hasCalls(file))) {
    throw new Error(`${file} has calls already; give another folder with --data, or --add to put more before them`)
  }
  const startedAt = performance.now()
  const seconds = () => (performance.now() - startedAt) / 1_000
  await fillStore({
    ...{ file, calls, seed, until, zone },
    onProgress: (done) => write(`${done} of ${calls} calls, ${seconds().toFixed(0)} s\n`),
  })
  const { size } = await stat(file)
  write(`${calls} calls in ${seconds().toFixed(0)} s; ${file} has ${(size / 2 ** 20).toFixed(0)} MB\n`)
}

function options() {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '10000' },
      data: { type: 'string', default: './data' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string' },
      zone: { type: 'string', default: 'America/New_York' },
      add: { type: 'boolean', default: false },
    },
  })
  const until = values.until === undefined ? Math.floor(Date.now() / hourMs) * hourMs : Date.parse(values.until)
  if (Number.isNaN(until)) throw new Error(`--until is ${values.until}; write a date such as 2026-11-25`)
  return {
    ...values,
    until,
    calls: whole('calls', values.calls, 1, mostCalls),
    seed: whole('seed', values.seed, 0, 2 ** 31),
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Error(`--${name} is ${text}; give a whole number from ${least} to ${most}`)
}

async function hasCalls(file: string): Promise<boolean> {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  )
  if (!isThere) return false
  await using store = await openStore({ file })
  const all = {
    match: null,
    unread: null,
    from: null,
    to: null,
    days: null,
    isLive: null,
    isTest: null,
    slowerThanMs: null,
  }
  return (await store.archive.count(all, 1)) > 0
}

function write(text: string): void {
  process.stdout.write(text)
}

await run().catch((error: unknown) => {
  process.stderr.write(`Seeding failed: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
