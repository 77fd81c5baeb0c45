import { weekdayNames } from '../../../format/days.ts'
import { countInWords, shortCount } from '../../../format/numbers.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import type { CallsBehind } from '../calls-behind.ts'
import { CallsLink } from '../calls-link.tsx'
import classes from './hours.module.css'
import { levelOf, type WeekHour } from './levels.ts'
import { useGridKeys } from './use-grid-keys.ts'

const { hours: words } = texts
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const weekdays = Array.from({ length: 7 }, (_, weekday) => weekday)

interface HeatMapProps {
  /** By weekday, Monday first, and hour. */
  readonly weekHours: readonly (readonly number[])[]
  readonly before: readonly (readonly number[])[]
  readonly most: number
  /** Hours below each other, for narrow screens. */
  readonly isUpright: boolean
  readonly behind: (when: Omit<WeekHour, 'calls'>) => CallsBehind
}

/** Calls by weekday and hour, as a grid of links; the darker, the more. */
export function HeatMap({ weekHours, before, most, isUpright, behind }: HeatMapProps) {
  const [rows, columns] = isUpright ? [hours, weekdays] : [weekdays, hours]
  const { grid, onKeyDown, tabIndexOf, setCurrent } = useGridKeys<HTMLTableElement>({
    ...{ rows: rows.length, columns: columns.length },
  })
  const long = weekdayNames('long')
  const short = weekdayNames('short')
  const headOf = (value: number, isHour: boolean) =>
    isHour ? <Head short={`${value}`} long={words.hour(value)} /> : <Head short={short[value]} long={long[value]} />

  function cellOf(row: number, column: number) {
    const when = isUpright ? { weekday: column, hour: row } : { weekday: row, hour: column }
    const calls = weekHours[when.weekday]?.[when.hour] ?? 0
    const earlier = before[when.weekday]?.[when.hour] ?? 0
    const label = words.cell(long[when.weekday] ?? '', when.hour, countInWords(calls), countInWords(earlier))
    const shared = {
      ...{
        className: classes.cell ?? '',
        tabIndex: tabIndexOf({ row, column }),
        title: label,
        onFocus: () => setCurrent({ row, column }),
      },
      ...{ 'data-row': row, 'data-column': column, 'data-level': levelOf(calls, most) },
    }
    if (calls === 0)
      return (
        <span {...shared}>
          <span aria-hidden>·</span>
          <span className="fd-unseen">{label}</span>
        </span>
      )
    return (
      <CallsLink {...shared} calls={behind(when)} label={label}>
        {calls < 10_000 ? calls : shortCount(calls)}
      </CallsLink>
    )
  }

  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are moved through by arrows
      role="grid"
      aria-label={words.title}
      className={classes.map}
      onKeyDown={onKeyDown}
      data-upright={isUpright}
    >
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {headOf(column, !isUpright)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{headOf(row, isUpright)}</th>
            {columns.map((column) => (
              <td key={column}>{cellOf(row, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ short, long }: { readonly short: string | undefined; readonly long: string | undefined }) {
  return (
    <>
      <span aria-hidden>{short}</span>
      <span className="fd-unseen">{long}</span>
    </>
  )
}
