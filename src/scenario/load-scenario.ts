import { readFile } from 'node:fs/promises'
import { ConfigError, type Fault } from '../config/fault.ts'
import { readScenario } from './read-scenario.ts'
import type { Scenario } from './schema.ts'

/** Reads the file of a scenario. Throws a `ConfigError` that names every fault, with its line. */
export async function loadScenarioFile(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof text !== 'string') throw new ConfigError([unreadable(file, text)], 'The scenario')
  const { value, faults } = readScenario(text, file)
  if (!value) throw new ConfigError(faults, 'The scenario')
  return value
}

function unreadable(file: string, { code, message }: NodeJS.ErrnoException): Fault {
  return {
    ...{ file, line: null, column: null, path: '' },
    found: code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code ?? message})`,
    allowed: 'a YAML file with a scenario',
    hint: null,
  }
}
