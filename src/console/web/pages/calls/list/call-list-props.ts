import type { CallRow } from '../../../../routes/calls/schema.ts'

export interface CallListProps {
  readonly calls: readonly CallRow[]
  /** What was searched for, as it was typed. */
  readonly search: string
  /** What the list is, for who listens. */
  readonly caption: string
  /** Whether it is the list of all calls, to which one goes back from each of them. */
  readonly isOfAll?: boolean
  /** The call from which somebody came back. */
  readonly last?: string | null
}
