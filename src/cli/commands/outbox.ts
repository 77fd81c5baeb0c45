import { Command } from 'commander'
import { listCommand } from './outbox/list.ts'
import { replayCommand } from './outbox/replay.ts'
import { showCommand } from './outbox/show.ts'

const details = `
Messages, summaries and webhooks that go out after calls. What cannot be delivered is tried again, ever
more seldom, and given up after afterCall.attempts. docs/after-the-call.md tells more.

Exit code: 0 done; 1 there is no such delivery; 2 wrong usage or settings.

Examples:
  $ npx frontdesk outbox list
  $ npx frontdesk outbox list --state dead
  $ npx frontdesk outbox replay --dead
`

/** `frontdesk outbox`: what goes out after calls, and what could not. */
export function outboxCommand(): Command {
  const command = new Command('outbox')
    .description('see what goes out after calls, and send it again')
    .addHelpText('after', details)
  for (const verb of [listCommand(), showCommand(), replayCommand()]) command.addCommand(verb)
  return command
}
