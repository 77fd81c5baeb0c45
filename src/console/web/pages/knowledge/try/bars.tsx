import { SafeText } from '../../../components/safe-text.tsx'
import { percentInWords } from '../../../format/numbers.ts'
import classes from './try.module.css'

export interface Bar {
  readonly key: string
  readonly label: string
  /** From 0 to 1. */
  readonly share: number
  /** A place on the scale that is asked for, from 0 to 1. */
  readonly mark?: number
}

/** Shares below each other, as figures and as bars; `label` is only heard. */
export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  return (
    <dl className={classes.bars} aria-label={label}>
      {bars.map((bar) => (
        <div key={bar.key} className={classes.bar}>
          <dt>
            <SafeText>{bar.label}</SafeText>
          </dt>
          <dd>
            <span className={classes.track} aria-hidden>
              <span className={classes.fill} style={{ inlineSize: percentage(bar.share) }} />
              {bar.mark !== undefined && (
                <span className={classes.needed} style={{ insetInlineStart: percentage(bar.mark) }} />
              )}
            </span>
            <span className={classes.figure}>{percentInWords(bar.share)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function percentage(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`
}
