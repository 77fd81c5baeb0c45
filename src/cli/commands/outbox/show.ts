import { Command } from 'commander'
import { Refusal, runCommand } from '../../open-desk.ts'
import { withOutbox } from '../../open-outbox.ts'
import { print } from '../../output.ts'
import { toJson } from './delivery-lines.ts'

export function showCommand(): Command {
  return new Command('show')
    .description('show one delivery as JSON')
    .argument('<id>', 'as it is listed')
    .action((id: string) => runCommand(() => show(id)))
}

async function show(id: string): Promise<number> {
  const entry = await withOutbox((desk) => desk.find(id))
  if (!entry) throw new Refusal(`There is no delivery ${id}.`)
  print(JSON.stringify(toJson(entry), null, 2))
  return 0
}
