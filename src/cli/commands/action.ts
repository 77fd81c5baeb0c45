import { Command } from 'commander'
import { listCommand } from './action/list.ts'
import { tryCommand } from './action/try.ts'

const details = `
The actions that you added: requests under actions, tools of the servers under mcp, and code in
actionsFolder. docs/own-actions.md explains each kind.

Exit code: 0 done; 1 it failed, or an action cannot be used; 2 wrong usage, input or settings.

Examples:
  $ npx frontdesk action list
  $ npx frontdesk action try find_order --input number=A-1042 --dry-run
  $ npx frontdesk action try book_table --input '{"day": "2026-12-24", "guests": 4}'
`

/** `frontdesk action`: what the owner added for the assistant to do. */
export function actionCommand(): Command {
  const command = new Command('action')
    .description('list and try the actions that you added')
    .addHelpText('after', details)
  for (const verb of [listCommand(), tryCommand()]) command.addCommand(verb)
  return command
}
