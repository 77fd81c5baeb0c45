/** One thing that is wrong with the settings, in words for the owner. Never holds a secret's value. */
export interface Fault {
  /** `environment`, or the file as seen from the working directory. */
  readonly file: string
  /** Line and column, counted from 1; null where there is no text to point at. */
  readonly line: number | null
  readonly column: number | null
  /** The setting, such as `timing.patienceMs`, `models[1].dialect` or `PORT`; empty for the file as a whole. */
  readonly path: string
  readonly found: string
  readonly allowed: string
  /** What was probably meant, or what to do; null when there is nothing to add. */
  readonly hint: string | null
}

/** A result together with what is wrong with it: `value` is null when it could not be made. */
export interface Checked<T> {
  readonly value: T | null
  readonly faults: readonly Fault[]
}

/** Everything that is wrong with the settings, or with another file, at once. The message is laid out for a terminal. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly faults: readonly Fault[]

  /** @param what has them, for the message */
  constructor(faults: readonly Fault[], what = 'The configuration') {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`
    super([`${what} has ${count}:`, ...faults.map(printFault)].join('\n\n'))
    this.faults = faults
  }
}

/** A setting's place as owners write it: `['models', 1, 'dialect']` gives `models[1].dialect`. */
export function printPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, '')
}

function printFault({ file, line, column, path, found, allowed, hint }: Fault): string {
  const place = line === null ? file : `${file}:${line}:${column}`
  const rows = [`  ${place}  ${path}`.trimEnd(), `    found    ${found}`, `    allowed  ${allowed}`]
  if (hint) rows.push(`    hint     ${hint}`)
  return rows.join('\n')
}
