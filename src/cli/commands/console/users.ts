import { Command } from 'commander'
import { type ListedUser, withConsole } from '../../open-console.ts'
import { runCommand } from '../../open-desk.ts'
import { oneLine, print } from '../../output.ts'

interface Options {
  readonly json?: boolean
}

export function usersCommand(): Command {
  return new Command('users')
    .description('list who may use the console')
    .option('--json', 'as JSON, with times in UTC')
    .action((options: Options) => runCommand(() => users(options)))
}

async function users({ json = false }: Options): Promise<number> {
  const listed = await withConsole((desk) => desk.users())
  if (json) print(JSON.stringify(listed.map(toJson), null, 2))
  else if (listed.length === 0) print('The console has no user yet. Make the first owner: npx frontdesk console link')
  else for (const user of listed) print(userLine(user))
  return 0
}

function userLine({ name, email, role, disabledAt, lastSignInAt }: ListedUser): string {
  const who = oneLine(email === null ? name : `${name} <${email}>`)
  const last = lastSignInAt === null ? 'never signed in' : `last signed in ${new Date(lastSignInAt).toISOString()}`
  return `${who}  ${role}  ${last}${disabledAt === null ? '' : '  (disabled)'}`
}

function toJson({ name, email, role, disabledAt, lastSignInAt }: ListedUser) {
  const last = lastSignInAt === null ? null : new Date(lastSignInAt).toISOString()
  return { name, email, role, disabled: disabledAt !== null, lastSignInAt: last }
}
