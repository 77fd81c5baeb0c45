import { Stat, Stats } from '../../../components/stat.tsx'
import { countInWords, moneyInWords, percentInWords } from '../../../format/numbers.ts'
import { clockOf } from '../../../format/times.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import { callsBehind, daysOf } from '../calls-behind.ts'
import { CallsLink } from '../calls-link.tsx'
import { ChangeNote } from '../change-note.tsx'
import { countChange, shareChange } from '../changes.ts'
import type { InsightsAnswer } from '../data.ts'
import classes from './tiles.module.css'

const { headline: words, events } = texts
const minuteMs = 60_000

type Compared = Pick<InsightsAnswer, 'period' | 'before'>
type Period = InsightsAnswer['period']

/** The figures that an owner looks at first. */
export function Headline({ period, before }: Compared) {
  return (
    <section aria-label={words.label} className={classes.headline}>
      <Stats>
        <Calls period={period} before={before} />
        <Minutes period={period} before={before} />
        <Alone period={period} before={before} />
        <Cost period={period} before={before} />
      </Stats>
    </section>
  )
}

function Calls({ period, before }: Compared) {
  const amount = countInWords(period.calls)
  return (
    <Stat
      label={words.calls}
      value={
        <CallsLink calls={callsBehind(daysOf(period), 'calls')} label={events.show(words.calls, amount)}>
          {amount}
        </CallsLink>
      }
      note={<ChangeNote change={countChange(period.calls, before.calls, before.calls > 0)} />}
    />
  )
}

function Minutes({ period, before }: Compared) {
  const [now, earlier] = [period, before].map(({ durationMs }) => Math.round(durationMs / minuteMs)) as [number, number]
  const amount = countInWords(now)
  return (
    <Stat
      label={words.minutes}
      value={
        <CallsLink calls={callsBehind(daysOf(period), 'durationMs')} label={events.show(words.minutes, amount)}>
          {amount}
        </CallsLink>
      }
      note={
        <span className={classes.notes}>
          <ChangeNote change={countChange(now, earlier, before.calls > 0)} />
          <span>{words.average(clockOf(period.durationMs / period.calls))}</span>
        </span>
      }
    />
  )
}

function Alone({ period, before }: Compared) {
  const share = percentInWords(period.answeredAlone / period.calls)
  const some = words.ofCalls(countInWords(period.answeredAlone), countInWords(period.calls))
  return (
    <Stat
      label={words.alone}
      value={
        <CallsLink
          calls={callsBehind(daysOf(period), 'answeredAlone')}
          label={events.show(words.alone, `${share}, ${some}`)}
        >
          {share}
        </CallsLink>
      }
      note={
        <span className={classes.notes}>
          <ChangeNote change={shareChange(shareAlone(period), shareAlone(before))} better="up" />
          <span>{some}</span>
        </span>
      }
    />
  )
}

function shareAlone({ calls, answeredAlone }: Period): number | null {
  return calls === 0 ? null : answeredAlone / calls
}

/** In the currency of most calls; a panel of its own has the others. */
function Cost({ period, before }: Compared) {
  const [main] = period.cost
  const unpriced = period.unpriced > 0 && (
    <CallsLink calls={{ ...daysOf(period), unpriced: true }}>{words.unpriced(countInWords(period.unpriced))}</CallsLink>
  )
  if (!main) return <Stat label={words.cost} value={words.noCost} note={unpriced || undefined} />
  const { currency, millionths, calls } = main
  const inWords = (amount: number) => moneyInWords(amount, currency)
  const amount = millionths / 1e6
  const earlier = before.cost.find((one) => one.currency === currency)?.millionths ?? 0
  return (
    <Stat
      label={words.cost}
      value={
        <CallsLink calls={{ ...daysOf(period), currency }} label={events.show(words.cost, inWords(amount))}>
          {inWords(amount)}
        </CallsLink>
      }
      note={
        <span className={classes.notes}>
          <ChangeNote change={countChange(amount, earlier / 1e6, before.calls > 0, inWords)} />
          <span>{words.averageCost(inWords(amount / calls))}</span>
          {unpriced}
        </span>
      }
    />
  )
}
