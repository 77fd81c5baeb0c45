import { Command, Option } from 'commander'
import { runCommand } from '../../open-desk.ts'
import { withOutbox } from '../../open-outbox.ts'
import { oneLine, print } from '../../output.ts'
import { deliveryLine, toJson } from './delivery-lines.ts'

const states = ['waiting', 'delivered', 'dead'] as const
const mostListed = 200

interface Options {
  readonly state?: (typeof states)[number]
  readonly json?: boolean
}

export function listCommand(): Command {
  return new Command('list')
    .description('show what waits and what was given up, the newest first')
    .addOption(new Option('--state <state>', 'those of one state only').choices(states))
    .option('--json', 'as JSON, with times in UTC')
    .action((options: Options) => runCommand(() => list(options)))
}

async function list({ state, json = false }: Options): Promise<number> {
  const wanted = state ? [state] : (['waiting', 'dead'] as const)
  const found = await withOutbox((desk) => desk.list({ states: wanted, limit: mostListed }))
  if (json) print(JSON.stringify(found.map(toJson), null, 2))
  else if (found.length === 0) print(state ? `Nothing is ${state}.` : 'Nothing waits, and nothing was given up.')
  else for (const entry of found) print(oneLine(deliveryLine(entry)))
  return 0
}
