import { Command } from 'commander'
import { withConsole } from '../../open-console.ts'
import { Refusal, runCommand } from '../../open-desk.ts'
import { complain, print } from '../../output.ts'

interface Options {
  readonly user?: string
}

export function linkCommand(): Command {
  return new Command('link')
    .description('print a link that sets a password, once, within 24 hours')
    .option('--user <name>', 'for this user, by name or e-mail address, instead of the first owner')
    .action((options: Options) => runCommand(() => link(options.user ?? null)))
}

async function link(login: string | null): Promise<number> {
  const made = await withConsole((desk) => desk.link(login))
  if (made === 'missing') throw new Refusal('There is no such user. See npx frontdesk console users')
  if (made === 'taken') throw new Refusal('The console has users already. Name the one who needs a link: --user <name>')
  print(made.url)
  complain(`Whoever opens it can sign in. It works once, until ${new Date(made.expiresAt).toISOString()}`)
  return 0
}
