import { NativeSelect, SegmentedControl, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Chart } from '../../../charts/chart.tsx'
import { Panel } from '../../../components/panel.tsx'
import { insights as texts } from '../../../texts/en/insights.ts'
import { callsBehind, countedFigures, seriesFigures } from '../calls-behind.ts'
import { CallsLink } from '../calls-link.tsx'
import type { InsightsAnswer } from '../data.ts'
import type { InsightsSearch } from '../search.ts'
import { type Shown, type Step, shown, steps } from './choices.ts'
import classes from './series.module.css'
import { drawings, isUnfinished, type Stretch, stretchesOf, usualStep } from './series.ts'

const { series: words } = texts

interface SeriesPanelProps {
  readonly data: InsightsAnswer
  readonly search: InsightsSearch
  readonly onChange: (change: Pick<InsightsSearch, 'show' | 'step'>) => void
}

/** One figure over the days. */
export function SeriesPanel({ data, search, onChange }: SeriesPanelProps) {
  const { period, days, today } = data
  const show: Shown = search.show ?? 'calls'
  const step: Step = search.step ?? usualStep(period.from, period.to)
  const stretches = stretchesOf(days, step)
  const { valuesOf, ...drawing } = drawings[show]
  const navigate = useNavigate()
  const byLabel = new Map(stretches.map((stretch) => [stretch.label, stretch]))
  const behind = ({ from, to }: Stretch) => callsBehind({ fromDay: from, toDay: to }, seriesFigures[show])
  const last = stretches.at(-1)
  return (
    <Panel
      title={words.title[step]}
      actions={<Choices show={show} step={step} hasSteps={days.length > 7} onChange={onChange} />}
    >
      <Chart
        {...drawing}
        title={words.shown[show]}
        rows={stretches.map(({ label, totals }) => ({ label, values: valuesOf(totals) }))}
        height={280}
        onPick={({ label }) => {
          const stretch = byLabel.get(label)
          if (stretch) void navigate({ to: '/calls', search: behind(stretch) })
        }}
        labelOf={({ label }) => {
          const stretch = byLabel.get(label)
          const calls = stretch?.totals[countedFigures[seriesFigures[show]].calls] ?? 0
          return stretch && calls > 0 ? <CallsLink calls={behind(stretch)}>{label}</CallsLink> : label
        }}
      />
      {last && isUnfinished(last, step, today) && (
        <Text size="sm" c="dimmed" className={classes.unfinished}>
          {words.unfinished[step]}
        </Text>
      )}
    </Panel>
  )
}

interface ChoicesProps extends Pick<SeriesPanelProps, 'onChange'> {
  readonly show: Shown
  readonly step: Step
  readonly hasSteps: boolean
}

function Choices({ show, step, hasSteps, onChange }: ChoicesProps) {
  return (
    <div className={classes.choices} data-unprinted>
      <NativeSelect
        aria-label={words.show}
        value={show}
        data={shown.map((value) => ({ value, label: words.shown[value] }))}
        onChange={({ currentTarget: { value } }) => onChange({ show: shown.find((one) => one === value) })}
      />
      {hasSteps && (
        <SegmentedControl
          aria-label={words.step}
          value={step}
          data={steps.map((value) => ({ value, label: words.steps[value] }))}
          onChange={(value) => onChange({ step: steps.find((one) => one === value) })}
        />
      )}
    </div>
  )
}
