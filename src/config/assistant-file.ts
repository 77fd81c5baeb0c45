import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { crossCheck } from './assistant-checks.ts'
import { type Checked, type Fault, printPath } from './fault.ts'
import { knowledgeSettings, withAbsolutePaths } from './knowledge-schema.ts'
import { withOneListOfLanguages } from './languages.ts'
import { type Assistant, assistantSchema, type WrittenAssistant } from './schema.ts'
import { explainIssues, type Finding } from './schema-faults.ts'
import { parseYaml, type YamlSource } from './yaml-source.ts'

export interface AssistantSource {
  /** Absolute path of the YAML; relative paths in it start at its folder. */
  readonly file: string
  /** The file as faults name it. */
  readonly shownAs: string
  /** The environment without empty values: the variables that `apiKeyEnv` may name. */
  readonly env: Readonly<Record<string, string>>
}

/** An assistant with the text that it was read from; the text is empty where there is none. */
export interface ReadAssistant extends Checked<Assistant> {
  readonly text: string
}

/** Reads and checks an assistant's YAML. Never throws: what is wrong, an unreadable file too, comes back as faults. */
export async function readAssistant(source: AssistantSource): Promise<ReadAssistant> {
  const text = await readFile(source.file, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof text !== 'string') return { text: '', value: null, faults: [unreadable(source.shownAs, text)] }
  return await checkAssistantText(text, source)
}

/** Checks a text as if the file held it. Never throws. */
export async function checkAssistantText(
  text: string,
  { file, shownAs, env }: AssistantSource,
): Promise<ReadAssistant> {
  const source = parseYaml(text)
  if (source.problems.length > 0) return { text, value: null, faults: syntaxFaults(shownAs, source) }

  const { assistant, findings } = await checkAssistant(source.data ?? {}, dirname(file), env)
  const faults = findings
    .map((finding) => placeFinding(shownAs, source, finding))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  return { text, value: assistant, faults }
}

/**
 * Checks all that can be checked: the top-level settings that the schema refuses give way to their defaults, so that
 * the rest is still looked at and the owner sees everything at once.
 */
async function checkAssistant(data: unknown, folder: string, env: AssistantSource['env']) {
  const parsed = assistantSchema.safeParse(data)
  if (parsed.success) {
    const written = absolute(parsed.data, folder)
    const { knowledge } = written
    const assistant: Assistant = {
      ...withOneListOfLanguages(written),
      knowledge: knowledge && knowledgeSettings(knowledge),
    }
    return { assistant, findings: await crossCheck(written, new Set(), env) }
  }
  const findings = explainIssues(parsed.error.issues, data)
  const faulty = new Set(findings.map(({ path }) => path[0] ?? ''))
  const sound = Object.entries(data as object).filter(([key]) => !faulty.has(key))
  const rest = assistantSchema.safeParse(Object.fromEntries(sound))
  if (rest.success) findings.push(...(await crossCheck(absolute(rest.data, folder), faulty, env)))
  return { assistant: null, findings }
}

function absolute(written: WrittenAssistant, folder: string): WrittenAssistant {
  const { knowledge, actionsFolder } = written
  return {
    ...written,
    knowledge: knowledge && withAbsolutePaths(knowledge, folder),
    actionsFolder: actionsFolder && resolve(folder, actionsFolder),
  }
}

function placeFinding(file: string, source: YamlSource, { path, found, allowed, hint = null }: Finding): Fault {
  return { file, ...source.locate(path), path: printPath(path), found, allowed, hint }
}

function syntaxFaults(file: string, { problems }: YamlSource): Fault[] {
  return problems.map(({ line, column, message }) => ({
    file,
    line,
    column,
    path: '',
    found: message,
    allowed: 'YAML: "key: value" lines, sections indented by spaces, each key once',
    hint: null,
  }))
}

function unreadable(file: string, error: NodeJS.ErrnoException): Fault {
  return {
    file,
    line: null,
    column: null,
    path: '',
    found: error.code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${error.code ?? error.message})`,
    allowed: 'a YAML file with the settings of the assistant',
    hint: null,
  }
}
