import { Title } from '@mantine/core'
import { useId } from 'react'
import { Stat, Stats } from '../../../components/stat.tsx'
import { countInWords } from '../../../format/numbers.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import { callsBehind, countedFigures, daysOf } from '../calls-behind.ts'
import { CallsLink } from '../calls-link.tsx'
import { ChangeNote } from '../change-note.tsx'
import { countChange } from '../changes.ts'
import type { InsightsAnswer } from '../data.ts'
import classes from './tiles.module.css'

const { events: words } = texts

type Compared = Pick<InsightsAnswer, 'period' | 'before'>

const figures = [
  { figure: 'transfersTried' },
  { figure: 'transfersReached', better: 'up' },
  { figure: 'messages' },
  { figure: 'unanswered', better: 'down' },
  { figure: 'emergencies' },
  { figure: 'interruptions' },
  { figure: 'silences' },
  { figure: 'errors', better: 'down' },
] as const satisfies readonly { readonly figure: keyof typeof words.names; readonly better?: 'up' | 'down' }[]

/** What happened in the calls, counted. */
export function Events({ period, before }: Compared) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="md">
        {words.title}
      </Title>
      <div className={classes.events}>
        <Stats>
          {figures.map((one) => (
            <Counted key={one.figure} {...one} period={period} before={before} />
          ))}
        </Stats>
      </div>
    </section>
  )
}

interface CountedProps extends Compared {
  readonly figure: keyof typeof words.names
  readonly better?: 'up' | 'down'
}

function Counted({ figure, better, period, before }: CountedProps) {
  const amount = countInWords(period[figure])
  const calls = period[countedFigures[figure].calls]
  const inCalls = words.inCalls(countInWords(calls))
  const label = words.names[figure]
  const isOfCalls = calls === period[figure]
  const change = countChange(period[figure], before[figure], before.calls > 0)
  return (
    <Stat
      label={label}
      value={
        calls === 0 ? (
          amount
        ) : (
          <CallsLink
            calls={callsBehind(daysOf(period), figure)}
            label={words.show(label, isOfCalls ? amount : `${amount}, ${inCalls}`)}
          >
            {amount}
          </CallsLink>
        )
      }
      note={
        <span className={classes.notes}>
          <ChangeNote change={change} {...(better && { better })} />
          {!isOfCalls && <span>{inCalls}</span>}
        </span>
      }
    />
  )
}
