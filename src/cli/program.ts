import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { actionCommand } from './commands/action.ts'
import { callCommand } from './commands/call.ts'
import { callerCommand } from './commands/caller.ts'
import { configCommand } from './commands/config.ts'
import { consoleCommand } from './commands/console.ts'
import { knowledgeCommand } from './commands/knowledge.ts'
import { mcpCommand } from './commands/mcp.ts'
import { outboxCommand } from './commands/outbox.ts'
import { startCommand } from './commands/start.ts'
import { unansweredCommand } from './commands/unanswered.ts'

/** The `frontdesk` command with a verb for everything an owner does. */
function createProgram(): Command {
  const program = new Command('frontdesk')
    .description("The assistant that answers a business's phone.")
    .version(packageJson.version)
    .showHelpAfterError('Add --help to see what is possible.')
    .exitOverride()
  for (const command of [
    startCommand(),
    callCommand(),
    configCommand(),
    knowledgeCommand(),
    unansweredCommand(),
    actionCommand(),
    callerCommand(),
    outboxCommand(),
    mcpCommand(),
    consoleCommand(),
  ])
    program.addCommand(command)
  passOn(program)
  return program
}

/** What a command line has in common, down to the last verb. */
function passOn(parent: Command): void {
  for (const command of parent.commands) passOn(command.copyInheritedSettings(parent))
}

/** Runs the command line as given to the process, and sets its exit code: 2 for wrong usage. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  endWithReader()
  const program = createProgram()
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}

/** Whoever reads the output may have seen enough, like `head`. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
