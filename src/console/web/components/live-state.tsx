import type { StreamState } from '../data/events/event-stream.ts'
import { common } from '../texts/en/common.ts'
import { StatusBadge, type Tone } from './status-badge.tsx'

const tones: Readonly<Record<StreamState, Tone>> = {
  connecting: 'plain',
  live: 'good',
  reconnecting: 'notice',
  resting: 'plain',
}

/** Whether what is shown comes in live; changes are also said to who listens. */
export function LiveState({ state }: { readonly state: StreamState }) {
  return (
    <span role="status">
      <StatusBadge tone={tones[state]}>{common.stream[state]}</StatusBadge>
    </span>
  )
}
