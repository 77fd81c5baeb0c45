import { Command } from 'commander'
import { runCommand, withDesk } from '../../open-desk.ts'
import { print } from '../../output.ts'
import { count } from '../../source-lines.ts'
import { findGroups } from './find-groups.ts'

export function doneCommand(): Command {
  return new Command('done')
    .description('mark questions as dealt with, so that they are listed no more')
    .argument('<id...>', 'as they are listed')
    .action((ids: readonly string[]) => runCommand(() => mark(ids, true)))
}

export function reopenCommand(): Command {
  return new Command('reopen')
    .description('list questions again that were marked as done')
    .argument('<id...>', 'as they are listed with --all')
    .action((ids: readonly string[]) => runCommand(() => mark(ids, false)))
}

async function mark(ids: readonly string[], done: boolean): Promise<number> {
  return await withDesk(async (desk) => {
    const keys = (await findGroups(desk, ids)).flatMap(({ questions }) =>
      questions.map(({ callId, turn }) => ({ callId, turn })),
    )
    const marked = done ? await desk.unanswered.markDone(keys, Date.now()) : await desk.unanswered.markOpen(keys)
    print(`${count(marked, 'question')} marked as ${done ? 'done' : 'open'}`)
    return 0
  })
}
