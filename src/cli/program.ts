import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { callCommand } from './commands/call.ts'
import { startCommand } from './commands/start.ts'

/** The `frontdesk` command with a verb for everything an owner does. */
function createProgram(): Command {
  const program = new Command('frontdesk')
    .description("The assistant that answers a business's phone.")
    .version(packageJson.version)
    .showHelpAfterError('Add --help to see what is possible.')
  for (const command of [startCommand(), callCommand()]) program.addCommand(command.copyInheritedSettings(program))
  return program
}

/** Runs the command line as given to the process, and sets its exit code: 2 for wrong usage. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  const program = createProgram()
  for (const command of [program, ...program.commands]) command.exitOverride()
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}
