import { Command } from 'commander'
import { linkCommand } from './console/link.ts'
import { usersCommand } from './console/users.ts'

const details = `
The console is the web page at the address of the server. docs/console-access.md tells who gets in.

Exit code: 0 done; 1 it cannot be done, with the reason; 2 wrong usage or settings.

Examples:
  $ npx frontdesk console link
  $ npx frontdesk console link --user anna
  $ npx frontdesk console users
`

/** `frontdesk console`: who may use the console. */
export function consoleCommand(): Command {
  const command = new Command('console')
    .description('let people into the console, and see who they are')
    .addHelpText('after', details)
  for (const verb of [linkCommand(), usersCommand()]) command.addCommand(verb)
  return command
}
