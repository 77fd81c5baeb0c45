import { Command } from 'commander'
import type { Config } from '../../../config/config.ts'
import { type KnowledgeDesk, runCommand, withDesk } from '../../open-desk.ts'
import { print } from '../../output.ts'
import { withProgress } from '../../reading-progress.ts'
import { hasProblem, sourceLines } from '../../source-lines.ts'
import { configuredSource } from './source-argument.ts'

export function refreshCommand(): Command {
  return new Command('refresh')
    .description('look at everything again, or at one source, and read what is new or changed')
    .argument('[source]', 'path or address, as it is listed')
    .action((source: string | undefined) => runCommand(() => withDesk((desk, config) => refresh(desk, config, source))))
}

async function refresh(desk: KnowledgeDesk, config: Config, wanted: string | undefined): Promise<number> {
  const location = wanted === undefined ? null : configuredSource(wanted, config).at
  return await readSource(desk, location)
}

/** Reads one source, or all for null, and shows what came of it. Gives 1 when something could not be read. */
export async function readSource(desk: KnowledgeDesk, location: string | null): Promise<number> {
  const all = await withProgress((reading) => desk.refresh({ location, ...reading }))
  const sources = location === null ? all : all.filter((source) => source.location === location)
  for (const line of sourceLines(sources, Date.now())) print(line)
  return sources.some(hasProblem) ? 1 : 0
}
