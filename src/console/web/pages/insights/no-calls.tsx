import { Button } from '@mantine/core'
import { IconCalendarOff, IconChartBar } from '@tabler/icons-react'
import { Empty } from '../../components/empty.tsx'
import { Panel } from '../../components/panel.tsx'
import { countDays, dayInWords, isoOf } from '../../format/days.ts'
import { insights as texts } from '../../texts/en/insights.ts'
import type { InsightsAnswer } from './data.ts'
import { type InsightsSearch, usualRange } from './search.ts'

const { empty: words } = texts
/** The server sums up no more at once. */
const mostDays = 3 * 366

interface NoCallsProps {
  readonly data: InsightsAnswer
  readonly onChange: (days: Pick<InsightsSearch, 'range' | 'from' | 'to'>) => void
}

/** Instead of figures that would all be nothing: why, and where there are some. */
export function NoCalls({ data: { firstDay, today }, onChange }: NoCallsProps) {
  if (firstDay === null) {
    return (
      <Panel>
        <Empty icon={IconChartBar} title={words.never}>
          {words.neverWords}
        </Empty>
      </Panel>
    )
  }
  const canShowAll = countDays(firstDay, today) <= mostDays && firstDay <= today
  const show = canShowAll
    ? { range: undefined, from: isoOf(firstDay), to: isoOf(today) }
    : { range: usualRange, from: undefined, to: undefined }
  return (
    <Panel>
      <Empty
        icon={IconCalendarOff}
        title={words.none}
        action={
          <Button variant="default" onClick={() => onChange(show)}>
            {canShowAll ? words.all : words.usual}
          </Button>
        }
      >
        {words.noneWords(dayInWords(firstDay))}
      </Empty>
    </Panel>
  )
}
