import { z } from 'zod'
import { type Checked, type Fault, printPath } from '../config/fault.ts'
import { explainIssues } from '../config/schema-faults.ts'
import { parseYaml } from '../config/yaml-source.ts'
import { type Scenario, scenarioSchema } from './schema.ts'

/**
 * Reads a scenario. Never throws: what is wrong comes back as faults, with their lines.
 * @param file as faults name it
 */
export function readScenario(text: string, file: string): Checked<Scenario> {
  const source = parseYaml(text)
  const fault = (path: readonly PropertyKey[], rest: Pick<Fault, 'found' | 'allowed' | 'hint'>): Fault => ({
    ...{ file, ...source.locate(path), path: printPath(path) },
    ...rest,
  })
  if (source.problems.length > 0) {
    const allowed = 'YAML: "key: value" lines, sections indented by spaces, each key once'
    return {
      value: null,
      faults: source.problems.map(({ line, column, message }) => ({
        ...{ file, line, column, path: '', found: message, allowed, hint: null },
      })),
    }
  }
  const data = source.data ?? {}
  const { data: value, error } = scenarioSchema.safeParse(data)
  if (value) return { value, faults: [] }
  const findings = explainIssues(error.issues, data, z.toJSONSchema(scenarioSchema, { io: 'input' }))
  return {
    value: null,
    faults: findings.map(({ path, found, allowed, hint = null }) => fault(path, { found, allowed, hint })),
  }
}
