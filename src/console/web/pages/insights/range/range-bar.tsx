import { ActionIcon, NativeSelect, TextInput, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { dayInWords, isoOf, spanInWords } from '../../../format/days.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import type { InsightsAnswer } from '../data.ts'
import { type InsightsSearch, ranges, usualRange } from '../search.ts'
import classes from './range.module.css'
import { shifted } from './shifted.ts'

const { range: words } = texts
/** Stands for days of one's own in the choice. */
const own = 'own'

type Days = Pick<InsightsSearch, 'range' | 'from' | 'to'>

interface RangeBarProps {
  readonly search: InsightsSearch
  /** What is shown; undefined until it is there. */
  readonly data: InsightsAnswer | undefined
  readonly onChange: (days: Days) => void
}

/** Which days are summed up, and with which they are compared. */
export function RangeBar({ search, data, onChange }: RangeBarProps) {
  const hasOwn = search.from !== undefined && search.to !== undefined
  const range = hasOwn ? own : (search.range ?? usualRange)
  const setOwn = (from: number, to: number) => onChange({ range: undefined, from: isoOf(from), to: isoOf(to) })

  function choose(value: string): void {
    if (value !== own) onChange({ range: ranges.find((one) => one === value), from: undefined, to: undefined })
    else if (data) setOwn(data.period.from, data.period.to)
  }

  function shift(direction: 'earlier' | 'later'): void {
    if (!data) return
    const { from, to } = shifted(data.period, direction, ...(range === 'month' ? ([true] as const) : []))
    setOwn(from, to)
  }

  return (
    <div className={classes.bar}>
      <search className={classes.choice} aria-label={words.label} data-unprinted>
        <Step direction="earlier" isOff={!data} onStep={shift} />
        <NativeSelect
          aria-label={words.label}
          value={range}
          data={[...ranges.map((value) => ({ value, label: words.names[value] })), { value: own, label: words.own }]}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        <Step direction="later" isOff={!data || data.period.to >= data.today} onStep={shift} />
        {hasOwn && <OwnDays search={search} today={data?.today} onChange={onChange} />}
      </search>
      {data && <Compared data={data} />}
    </div>
  )
}

interface StepProps {
  readonly direction: 'earlier' | 'later'
  readonly isOff: boolean
  readonly onStep: (direction: 'earlier' | 'later') => void
}

function Step({ direction, isOff, onStep }: StepProps) {
  const Sign = direction === 'earlier' ? IconChevronLeft : IconChevronRight
  return (
    <Tooltip label={words[direction]}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={words[direction]}
        aria-disabled={isOff}
        {...(isOff && { 'data-disabled': true })}
        onClick={() => !isOff && onStep(direction)}
      >
        <Sign size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

interface OwnDaysProps extends Pick<RangeBarProps, 'search' | 'onChange'> {
  readonly today: number | undefined
}

/** A day that is typed half is none yet; one behind the other takes it along. */
function OwnDays({ search: { from = '', to = '' }, today, onChange }: OwnDaysProps) {
  const max = today === undefined ? undefined : isoOf(today)
  const set = (days: { readonly from: string; readonly to: string }) => {
    if (days.from !== '' && days.to !== '') onChange({ range: undefined, ...days })
  }
  return (
    <>
      <TextInput
        type="date"
        aria-label={words.from}
        value={from}
        max={max}
        onChange={({ currentTarget: { value } }) => set({ from: value, to: value > to ? value : to })}
      />
      <TextInput
        type="date"
        aria-label={words.to}
        value={to}
        max={max}
        onChange={({ currentTarget: { value } }) => set({ from: value < from ? value : from, to: value })}
      />
    </>
  )
}

function Compared({ data: { period, before, today, firstDay } }: { readonly data: InsightsAnswer }) {
  const isKnown = firstDay === null || firstDay <= before.from
  return (
    <p className={classes.compared} role="status">
      <strong>{spanInWords(period.from, period.to)}</strong>
      <span>{words.compared(spanInWords(before.from, before.to))}</span>
      {period.to === today && <span>{words.notOver}</span>}
      {!isKnown && firstDay <= period.to && <span>{words.notWhole(dayInWords(firstDay))}</span>}
    </p>
  )
}
