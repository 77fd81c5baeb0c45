import type { Percentiles } from '../../../../routes/insights/schema.ts'
import classes from './delays.module.css'

const parts = ['p50', 'p90', 'p95', 'p99'] as const

interface DelayTrackProps {
  readonly delays: Percentiles
  /** What the whole width stands for. */
  readonly longestMs: number
}

/** A line as long as each share of the answers took, the longer the lighter; the figures beside it say the same. */
export function DelayTrack({ delays, longestMs }: DelayTrackProps) {
  return (
    <div className={classes.track} aria-hidden>
      {parts.toReversed().map((part) => (
        <span key={part} data-part={part} style={{ width: `${shareOf(delays[part], longestMs)}%` }} />
      ))}
    </div>
  )
}

function shareOf(ms: number | null, longestMs: number): number {
  return ms === null || longestMs === 0 ? 0 : Math.min(ms / longestMs, 1) * 100
}
