import type { Children } from './children.ts'
import type { SubjectName } from './subjects.ts'

/** What every row of the table works with. */
export interface Bench {
  readonly children: Children
  /** Short rounds, few of them, and small numbers: to see that it runs, not what it measures. */
  readonly quick: boolean
  /** The servers that can run here, Frontdesk first. */
  readonly subjects: readonly SubjectName[]
}

/** One line of the table. */
export interface Figure {
  readonly what: string
  readonly budget: string
  /** Written out, with the unit. */
  readonly frontdesk: string
  readonly bare?: string
  readonly flask?: string
  /** Whether the budget is kept; null where there is none. */
  readonly met: boolean | null
}

/** One measurement, which gives one or more lines. */
export interface Row {
  /** As `--only` takes it. */
  readonly name: string
  run(bench: Bench): Promise<Figure[]>
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} ms`
}
