import { Command } from 'commander'
import { type ListedAction, withActions } from '../../open-actions.ts'
import { runCommand } from '../../open-desk.ts'
import { complain, oneLine, print } from '../../output.ts'

export function listCommand(): Command {
  return new Command('list')
    .description('show each action with what it is given, and what cannot be used')
    .option('--json', 'as JSON, with the schema that the model is shown')
    .action(({ json = false }: { readonly json?: boolean }) => runCommand(() => list(json)))
}

async function list(asJson: boolean): Promise<number> {
  return await withActions(async (desk) => {
    const actions = desk.actions()
    const problems = desk.problems()
    if (asJson) print(JSON.stringify({ actions: actions.map(toJson), problems }, null, 2))
    else {
      if (actions.length === 0 && problems.length === 0)
        print('You have added no actions yet. docs/own-actions.md shows how.')
      for (const action of actions) for (const line of linesFor(action)) print(line)
      for (const { origin, problem } of problems) complain(oneLine(`${origin}: ${problem}`))
    }
    return problems.length > 0 ? 1 : 0
  })
}

function linesFor({ name, purpose, origin, effects, level, limitMs, inputSchema }: ListedAction): string[] {
  const who = level === 'unknown' ? 'every caller' : `${level} callers`
  const does = effects ? 'changes something' : 'looks up'
  const fields = Object.keys((inputSchema['properties'] as object | undefined) ?? {})
  return [
    `${name}  (${origin}; ${does}; ${who}; up to ${limitMs / 1_000} s)`,
    `  ${oneLine(purpose)}`,
    `  input: ${fields.length === 0 ? 'none' : fields.join(', ')}`,
  ]
}

function toJson({ name, purpose, ability, origin, effects, level, limitMs, inputSchema }: ListedAction) {
  return { name, purpose, ability, origin, effects, level, limitMs, inputSchema }
}
