import type { Percentiles } from '../../../../routes/insights/schema.ts'
import { delayInWords } from '../../../format/numbers.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import type { CallsBehind } from '../calls-behind.ts'
import { CallsLink } from '../calls-link.tsx'
import { ChangeNote } from '../change-note.tsx'
import { delayChange } from '../changes.ts'
import classes from './delays.module.css'

const { delays: words } = texts

/** How many answers it needs for one to lie beyond; src/archive/insights/percentiles.ts leaves out what has fewer. */
const shares = [
  { share: 'p50', needs: 2 },
  { share: 'p90', needs: 10 },
  { share: 'p95', needs: 20 },
  { share: 'p99', needs: 100 },
] as const

interface PercentileListProps {
  /** Of the stage. */
  readonly name: string
  readonly now: Percentiles
  readonly before: Percentiles
  /** The calls in which it took longer. */
  readonly slower: (ms: number) => CallsBehind
}

/** How long a stage took for so many of the answers. */
export function PercentileList({ name, now, before, slower }: PercentileListProps) {
  return (
    <dl className={classes.percentiles}>
      {shares.map(({ share, needs }) => {
        const ms = now[share]
        return (
          <div key={share} className={classes.percentile}>
            <dt>{words.shares[share]}</dt>
            {ms === null ? (
              <dd className={classes.missing}>{words.tooFew(needs)}</dd>
            ) : (
              <dd>
                <CallsLink calls={slower(ms)} label={words.slower(name, words.shares[share], delayInWords(ms))}>
                  {delayInWords(ms)}
                </CallsLink>
                <ChangeNote change={delayChange(ms, before[share], delayInWords)} better="down" />
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}
