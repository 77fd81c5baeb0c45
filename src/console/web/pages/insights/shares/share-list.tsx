import { countInWords, percentInWords } from '../../../format/numbers.ts'
import type { CallsBehind } from '../calls-behind.ts'
import { CallsLink } from '../calls-link.tsx'
import { ChangeNote } from '../change-note.tsx'
import { countChange } from '../changes.ts'
import classes from './shares.module.css'

export interface ShareItem {
  readonly key: string
  readonly label: string
  readonly calls: number
  readonly before: number
  readonly behind: CallsBehind
}

interface ShareListProps {
  /** What they are shares of, for who listens. */
  readonly label: string
  readonly items: readonly ShareItem[]
  /** All calls, of now and of the time before. */
  readonly total: number
  readonly totalBefore: number
}

/** Parts of all calls as bars, each leading to its calls. */
export function ShareList({ label, items, total, totalBefore }: ShareListProps) {
  const most = Math.max(...items.map(({ calls }) => calls), 1)
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={classes.item}>
          <span className={classes.name}>
            {item.calls === 0 ? item.label : <CallsLink calls={item.behind}>{item.label}</CallsLink>}
          </span>
          <span className={classes.amount}>{countInWords(item.calls)}</span>
          <span className={classes.share}>{percentInWords(total === 0 ? 0 : item.calls / total)}</span>
          <span className={classes.change}>
            <ChangeNote change={countChange(item.calls, item.before, totalBefore > 0)} />
          </span>
          <span className={classes.track} aria-hidden>
            <span className={classes.bar} style={{ width: `${(item.calls / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
