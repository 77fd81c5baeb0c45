import { Command } from 'commander'
import { Refusal, runCommand, UsageError } from '../../open-desk.ts'
import { withOutbox } from '../../open-outbox.ts'
import { print } from '../../output.ts'

/** More are replayed by asking again. */
const mostAtOnce = 500

export function replayCommand(): Command {
  return new Command('replay')
    .description('send again, with the same key, what was given up or delivered')
    .argument('[id...]', 'as they are listed')
    .option('--dead', 'all that were given up')
    .action((ids: readonly string[], { dead = false }: { readonly dead?: boolean }) =>
      runCommand(() => replay(ids, dead)),
    )
}

async function replay(ids: readonly string[], dead: boolean): Promise<number> {
  if (dead === ids.length > 0) throw new UsageError('Say which: ids as they are listed, or --dead for all given up.')
  return await withOutbox(async (desk) => {
    const listed = dead ? (await desk.list({ states: ['dead'], limit: mostAtOnce })).map(({ id }) => id) : ids
    const found = await Promise.all(listed.map((id) => desk.find(id)))
    const missing = listed.find((_id, index) => found[index] === null)
    if (missing !== undefined) throw new Refusal(`There is no delivery ${missing}; nothing was replayed.`)
    const count = await desk.replay(listed)
    print(`${count === 1 ? 'One delivery goes' : `${count} deliveries go`} out again, now or when the server runs.`)
    return 0
  })
}
