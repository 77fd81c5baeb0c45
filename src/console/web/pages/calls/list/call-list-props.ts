import type { CallRow } from '../../../../routes/calls/schema.ts'

export interface CallListProps {
  readonly calls: readonly CallRow[]
  /** What was searched for, as it was typed. */
  readonly search: string
  /** What the list is, for who listens. */
  readonly caption: string
  /** The call from which somebody came back. */
  readonly last?: string | null
}
