import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { dayInWords, weekdayNames } from '../../../format/days.ts'
import { languageInWords } from '../../../format/languages.ts'
import { delayInWords } from '../../../format/numbers.ts'
import { momentInWords, startOfDay } from '../../../format/times.ts'
import { callWords } from '../../../texts/en/call-words.ts'
import { calls as texts } from '../../../texts/en/calls.ts'
import { common } from '../../../texts/en/common.ts'
import type { CallsSearch } from '../search.ts'
import classes from './filters.module.css'

type Name = keyof CallsSearch

const { chip, presets } = texts.filters

/** Each filter in words, in the order in which they are shown; `stage` belongs to `slowMs`. */
const wording: {
  readonly [Key in Exclude<Name, 'stage'>]: (value: NonNullable<CallsSearch[Key]>, search: CallsSearch) => string
} = {
  q: chip.q,
  when: (preset) => presets[preset],
  from: (day) => chip.from(momentInWords(startOfDay(day), 'date')),
  until: (day) => chip.until(momentInWords(startOfDay(day), 'date')),
  fromDay: (day) => chip.from(dayInWords(day)),
  toDay: (day) => chip.until(dayInWords(day)),
  weekday: (weekday) => weekdayNames('long')[weekday] ?? '',
  hour: chip.hour,
  outcome: (outcome) => callWords.outcomes[outcome],
  caller: chip.caller,
  language: languageInWords,
  line: (line) => callWords.lines[line],
  slowMs: (ms, { stage }) => chip.slowMs(delayInWords(ms), stage && callWords.stages[stage]),
  transfer: (how) => chip.transfer[how],
  errors: () => chip.errors,
  interrupted: () => chip.interrupted,
  unanswered: () => chip.unanswered,
  message: () => chip.message,
  alone: () => chip.alone,
  silent: () => chip.silent,
  recorded: () => chip.recorded,
  currency: chip.currency,
  unpriced: () => chip.unpriced,
  live: (state) => chip.live[state],
  tests: (which) => chip.tests[which],
}

interface ChipsProps {
  readonly search: CallsSearch
  readonly onChange: (change: CallsSearch) => void
  readonly onClear: () => void
}

/** The filters that are set, each to be taken away. */
export function Chips({ search, onChange, onClear }: ChipsProps) {
  const names = (Object.keys(wording) as (keyof typeof wording)[]).filter((name) => search[name] !== undefined)
  if (names.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={texts.filters.chips}>
      {names.map((name) => (
        <li key={name}>
          <Chip
            words={wordsOf(search, name)}
            onRemove={() => onChange({ [name]: undefined, ...(name === 'slowMs' && { stage: undefined }) })}
          />
        </li>
      ))}
      {names.length > 1 && (
        <li>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
            {common.clearFilters}
          </Button>
        </li>
      )}
    </ul>
  )
}

function Chip({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  return (
    <Button
      size="compact-sm"
      variant="light"
      classNames={{ label: classes.chip ?? '' }}
      aria-label={texts.filters.remove(words)}
      rightSection={<IconX size={14} aria-hidden />}
      onClick={onRemove}
    >
      <bdi>{words}</bdi>
    </Button>
  )
}

function wordsOf<Key extends keyof typeof wording>(search: CallsSearch, name: Key): string {
  const value = search[name]
  return value === undefined ? '' : wording[name](value as NonNullable<CallsSearch[Key]>, search)
}
