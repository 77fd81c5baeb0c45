import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { type ListedAction, withActions } from '../../open-actions.ts'
import { runCommand, UsageError } from '../../open-desk.ts'
import { oneLine, print } from '../../output.ts'
import { inputFrom } from './input-argument.ts'

interface TryOptions {
  readonly input: readonly string[]
  readonly caller: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

const details = `
Runs the action as a call would, without a call: what it changes is really changed. --dry-run shows what
would be sent, and sends nothing. Secrets are shown as [secret].

The level that an action asks of callers is not asked here.
`

export function tryCommand(): Command {
  return new Command('try')
    .description('run one action without a call')
    .argument('<name>', 'as it is listed')
    .option('--input <input>', "field=value, once for each field; or all of it as JSON: '{…}'", collect, [])
    .option('--caller <number>', 'the number that seems to call', '+15550100123')
    .option('--dry-run', 'show what would be sent, and send nothing')
    .option('--json', 'as JSON')
    .addHelpText('after', details)
    .action((name: string, options: TryOptions) => runCommand(() => tryAction(name, options)))
}

async function tryAction(name: string, options: TryOptions): Promise<number> {
  const given = inputFrom(options.input)
  return await withActions(async (desk) => {
    const action = desk.actions().find((one) => one.name === name)
    if (!action) throw new UsageError(unknownAction(name, desk.actions()))
    const parsed = action.parse(given)
    if ('problem' in parsed) throw new UsageError(`The input does not fit: ${parsed.problem}`)
    const context = contextFor(options.caller)
    const request = preview(action, parsed.input, context)
    if (!options.json) for (const line of request) print(line)
    if (options.dryRun) {
      if (options.json) print(JSON.stringify({ action: name, input: parsed.shown, request }, null, 2))
      return 0
    }
    if (!action.isOffered(context)) {
      const why = desk.problems().find(({ origin }) => origin === action.origin)
      throw new Error(`${name} cannot be used now. ${why?.problem ?? ''}`.trim())
    }
    const startedAt = performance.now()
    const result = await action.run(parsed.input, context, new AbortController().signal)
    const ms = Math.round(performance.now() - startedAt)
    if (options.json) {
      print(JSON.stringify({ action: name, input: parsed.shown, request, ms, ...result }, null, 2))
    } else {
      if (request.length > 0) print('')
      print(`${result.outcome} after ${ms} ms: ${oneLine(result.text)}`)
      if (result.data) print(oneLine(JSON.stringify(result.data)))
    }
    return result.outcome === 'done' ? 0 : 1
  })
}

type Context = Parameters<ListedAction['run']>[1]

function contextFor(caller: string): Context {
  const now = Date.now()
  return {
    ...{ callId: 'CAtry', caller, called: '+15550100100', language: 'en-US', level: 'verified', turn: 1 },
    ...{ startedAt: now, now, id: `try-${randomUUID()}`, note: () => undefined },
  }
}

/** Values that fit nowhere in the request are what the run itself will tell of. */
function preview(action: ListedAction, input: unknown, context: Context): readonly string[] {
  try {
    return action.preview(input, context)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

function unknownAction(name: string, actions: readonly ListedAction[]): string {
  const known = actions.map((action) => action.name).join(', ')
  return `${name} is no action of yours. ${known === '' ? 'You have none yet.' : `They are: ${known}`}`
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}
