import type { CallRow } from '../../../routes/calls/schema.ts'
import { callWords } from '../../texts/en/call-words.ts'
import { StatusBadge, type Tone } from '../status-badge.tsx'

type Outcome = NonNullable<CallRow['outcome']>

const tones: Readonly<Record<Outcome, Tone>> = {
  emergency: 'bad',
  transferred: 'info',
  message: 'info',
  done: 'good',
  answered: 'good',
  unanswered: 'notice',
  abandoned: 'plain',
  refused: 'plain',
}

interface OutcomeBadgeProps {
  /** Null while nobody has summed the call up. */
  readonly outcome: Outcome | null
  /** Ms since the epoch; null while the call goes on. */
  readonly endedAt: number | null
}

/** What came of a call, or that it goes on. */
export function OutcomeBadge({ outcome, endedAt }: OutcomeBadgeProps) {
  if (endedAt === null) return <StatusBadge tone="live">{callWords.live}</StatusBadge>
  if (outcome === null) return <StatusBadge tone="plain">{callWords.summing}</StatusBadge>
  return <StatusBadge tone={tones[outcome]}>{callWords.outcomes[outcome]}</StatusBadge>
}
