import { agoInWords, clockOf, durationInWords, momentInWords } from '../format/times.ts'
import { common } from '../texts/en/common.ts'
import { useNow } from './use-now.ts'

interface MomentProps {
  /** Ms since the epoch. */
  readonly at: number
}

/** How long ago; the moment itself is its tooltip. */
export function TimeAgo({ at }: { readonly at: number | null }) {
  const now = useNow(10_000)
  if (at === null) return <span>{common.never}</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={momentInWords(at, 'full')}>
      {agoInWords(at, now)}
    </time>
  )
}

/** The moment; how long ago is its tooltip. */
export function Moment({ at, style = 'short' }: MomentProps & { readonly style?: 'seconds' | 'short' | 'date' }) {
  const now = useNow(10_000)
  return (
    <time dateTime={new Date(at).toISOString()} title={agoInWords(at, now)}>
      {momentInWords(at, style)}
    </time>
  )
}

/** A length of time as on a clock, such as `4:07`, and in words for who listens. */
export function Duration({ ms }: { readonly ms: number }) {
  return (
    <time dateTime={`PT${(Math.max(0, ms) / 1_000).toFixed(0)}S`}>
      <span aria-hidden>{clockOf(ms)}</span>
      <span className="fd-unseen">{durationInWords(ms)}</span>
    </time>
  )
}

/** Time since a moment, going on each second. */
export function Elapsed({ since }: { readonly since: number }) {
  return <Duration ms={useNow(1_000) - since} />
}
