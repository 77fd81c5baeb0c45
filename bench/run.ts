/**
 * `npm run bench`: measures the program against its budgets, beside a bare Node program and a plain Flask one.
 * `--quick` sees in a minute that everything runs; `--only <row>`, repeated at will, measures single rows. Only a whole
 * run is written to RESULTS.md. Ends with 0 also when budgets are missed, and with 1 when it could not run.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createChildren } from './children.ts'
import { knowledgeSection } from './knowledge/results-section.ts'
import { machineOf, resultsOf, tableOf } from './report.ts'
import type { Bench, Figure, Row } from './row.ts'
import { addedDelay } from './rows/added-delay.ts'
import { coldStart } from './rows/cold-start.ts'
import { firstWord } from './rows/first-word.ts'
import { idleMemory } from './rows/idle-memory.ts'
import { pastCalls } from './rows/past-calls.ts'
import { relayDelay } from './rows/relay-delay.ts'
import { relayMemory } from './rows/relay-memory.ts'
import { relayPartials } from './rows/relay-partials.ts'
import { relayRecovery } from './rows/relay-recovery.ts'
import { relayThroughput } from './rows/relay-throughput.ts'
import { relaySoak, soak } from './rows/soak.ts'
import { throughput } from './rows/throughput.ts'
import { flaskServer } from './subjects.ts'

const webhookRows = [addedDelay, firstWord, throughput, idleMemory, coldStart, pastCalls, soak]
const relayRows = [relayDelay, relayPartials, relayThroughput, relayMemory, relayRecovery, relaySoak]
const rows: readonly Row[] = [...webhookRows, ...relayRows]
const longestRunMs = 15 * 60_000

async function run(): Promise<void> {
  const { quick, only } = options()
  if (process.platform !== 'linux') throw new Error('The benchmark reads /proc, so it runs on Linux only')
  setTimeout(() => fail(new Error('The run takes too long')), longestRunMs).unref()
  const flask = flaskServer()
  const machine = machineOf(flask)
  write(`${machine}\n\n`)
  const bench: Bench = {
    children: createChildren(),
    quick,
    subjects: flask ? ['frontdesk', 'bare', 'flask'] : ['frontdesk', 'bare'],
  }
  const figures = await runRows(bench, only.length > 0 ? rows.filter(({ name }) => only.includes(name)) : rows)
  write(`\n${tableOf(figures)}\n`)
  if (!quick && only.length === 0) {
    // `npm run bench:knowledge` has a part of its own there.
    const knowledge = knowledgeSection()
    const results = resultsOf(machine, figures)
    writeFileSync(new URL('./RESULTS.md', import.meta.url), knowledge ? `${results}\n${knowledge}\n` : results)
  }
}

async function runRows(bench: Bench, chosen: readonly Row[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, run } of chosen) {
    const startedAt = performance.now()
    figures.push(...(await run(bench)))
    write(`${name}: done in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s\n`)
  }
  return figures
}

function options(): { quick: boolean; only: string[] } {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
  })
  const unknown = values.only.find((wanted) => !rows.some(({ name }) => name === wanted))
  if (unknown) throw new Error(`There is no row ${unknown}; there are ${rows.map(({ name }) => name).join(', ')}`)
  return values
}

function write(text: string): void {
  process.stdout.write(text)
}

/** Children end with this process. */
function fail(error: unknown): never {
  process.stderr.write(`The benchmark could not run: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

await run().then(() => process.exit(0), fail)
