import { Command } from 'commander'
import { addCommand } from './knowledge/add.ts'
import { listCommand } from './knowledge/list.ts'
import { refreshCommand } from './knowledge/refresh.ts'
import { removeCommand } from './knowledge/remove.ts'
import { searchCommand } from './knowledge/search.ts'

const details = `
Works on the settings of this folder and their DATA_DIR, whether the server runs or not; a server that
runs answers from what changed within a second or so. A folder that is added while it runs is watched
for edits from its next start on.

Exit code: 0 done; 1 something could not be read or done, with the reasons; 2 wrong usage or settings.

Examples:
  $ npx frontdesk knowledge add ./pages
  $ npx frontdesk knowledge add https://www.example.org/visiting
  $ npx frontdesk knowledge add https://www.example.org/ --kind site --depth 1
  $ npx frontdesk knowledge search "Where can I park?"
`

/** `frontdesk knowledge`: the documents that answers come from. */
export function knowledgeCommand(): Command {
  const command = new Command('knowledge')
    .description('add, look at, refresh, remove and search the documents that answers come from')
    .addHelpText('after', details)
  for (const verb of [addCommand(), listCommand(), refreshCommand(), removeCommand(), searchCommand()])
    command.addCommand(verb)
  return command
}
