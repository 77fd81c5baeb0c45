import { Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Panel } from '../../../components/panel.tsx'
import { weekdayNames } from '../../../format/days.ts'
import { countInWords } from '../../../format/numbers.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import { daysOf } from '../calls-behind.ts'
import type { InsightsAnswer } from '../data.ts'
import { HeatMap } from './heat-map.tsx'
import classes from './hours.module.css'
import { busiestOf, levels } from './levels.ts'

const { hours: words } = texts
const steps = Array.from({ length: levels }, (_, place) => place + 1)

/** When people call. */
export function HoursPanel({ period, before, zone }: InsightsAnswer) {
  const isUpright = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false
  const busiest = busiestOf(period.weekHours)
  const weekday = busiest && weekdayNames('long')[busiest.weekday]
  return (
    <Panel title={words.title} lead={words.lead(zone)}>
      {busiest && weekday && <Text mb="md">{words.busiest(weekday, busiest.hour, countInWords(busiest.calls))}</Text>}
      <HeatMap
        key={String(isUpright)}
        weekHours={period.weekHours}
        before={before.weekHours}
        most={busiest?.calls ?? 0}
        isUpright={isUpright}
        behind={(when) => ({ ...daysOf(period), weekday: when.weekday, hour: when.hour })}
      />
      <p className={classes.legend} aria-hidden>
        {words.fewer}
        {steps.map((level) => (
          <span key={level} className={classes.swatch} data-level={level} />
        ))}
        {words.more}
      </p>
    </Panel>
  )
}
