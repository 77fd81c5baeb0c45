import { Command } from 'commander'
import { checkCommand } from './config/check.ts'
import { pullCommand } from './config/pull.ts'
import { pushCommand } from './config/push.ts'

const details = `
check looks at a file as the program would at its start, with the environment and .env of this folder.
push and pull move settings between a file and a server that runs, over the console's API: by them the
settings of a server can live in git. What is pushed answers new calls at once, is kept as a version, and
is written into the server's own file.

Make a token in the console, under Settings, API tokens, with the rights assistant:read, assistant:write
(to push) and numbers:read (to pull). A console that is open to this machine without a password needs
none.

Exit code: 0 done; 1 the settings have faults, or it cannot be done, with the reason; 2 wrong usage.

Examples:
  $ npx frontdesk config check
  $ npx frontdesk config check riverside.yaml --json
  $ npx frontdesk config pull riverside.yaml --url https://phone.example.org
  $ npx frontdesk config push riverside.yaml --url https://phone.example.org --note "Winter hours"
`

/** `frontdesk config`: the settings as a file, checked here and moved to and from a server. */
export function configCommand(): Command {
  const command = new Command('config')
    .description('check settings, and move them to and from a server')
    .addHelpText('after', details)
  for (const verb of [checkCommand(), pushCommand(), pullCommand()]) command.addCommand(verb)
  return command
}
