import { Command } from 'commander'
import { ConfigError } from '../../../config/fault.ts'
import { loadConfig } from '../../../config/load-config.ts'
import { runCommand } from '../../open-desk.ts'
import { complain, print } from '../../output.ts'
import { showPlace } from '../../source-lines.ts'

interface Options {
  readonly json?: boolean
}

export function checkCommand(): Command {
  return new Command('check')
    .description('say everything that is wrong with settings')
    .argument('[file]', 'the YAML; that which the program would take when left out')
    .option('--json', 'the faults as JSON')
    .action((file: string | undefined, options: Options) => runCommand(() => check(file, options)))
}

async function check(file: string | undefined, { json = false }: Options): Promise<number> {
  const env = file === undefined ? process.env : { ...process.env, FRONTDESK_CONFIG: file }
  try {
    const { assistantFile } = await loadConfig({ env })
    print(json ? '[]' : `${showPlace(assistantFile)} has no faults.`)
    return 0
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    if (json) print(JSON.stringify(error.faults, null, 2))
    else complain(error.message)
    return 1
  }
}
