import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useCan } from '../../../data/session.ts'
import { languageInWords } from '../../../format/languages.ts'
import { callWords } from '../../../texts/en/call-words.ts'
import { calls as texts } from '../../../texts/en/calls.ts'
import { recentInsightsQuery } from '../recent-insights.ts'
import { type CallsSearch, flags, lines, slowChoices } from '../search.ts'
import classes from './filters.module.css'

const words = texts.filters

interface MoreFiltersProps {
  readonly search: CallsSearch
  readonly onChange: (change: CallsSearch) => void
}

/** The filters that are needed less often. */
export function MoreFilters({ search, onChange }: MoreFiltersProps) {
  const mayFindNumbers = useCan('numbers:read')
  return (
    <div className={classes.fields}>
      {mayFindNumbers && <CallerField value={search.caller ?? ''} onChange={(caller) => onChange({ caller })} />}
      <DayField label={words.from} value={search.from} onChange={(from) => onChange({ from, when: undefined })} />
      <DayField label={words.until} value={search.until} onChange={(until) => onChange({ until, when: undefined })} />
      <LanguageChoice value={search.language} onChange={(language) => onChange({ language })} />
      <Choice
        label={words.line}
        any={words.anyLine}
        value={search.line}
        choices={lines.map((value) => ({ value, label: callWords.lines[value] }))}
        onChange={(line) => onChange({ line })}
      />
      <Choice
        label={words.slow}
        any={words.anySpeed}
        value={search.slowMs?.toString()}
        choices={slowChoices.map((ms) => ({ value: `${ms}`, label: words.slowerThan(ms / 1_000) }))}
        onChange={(ms) => onChange({ slowMs: ms === undefined ? undefined : Number(ms) })}
      />
      <Choice
        label={words.transfer}
        any={words.anyTransfer}
        value={search.transfer}
        choices={(['tried', 'reached'] as const).map((value) => ({ value, label: words.transfers[value] }))}
        onChange={(transfer) => onChange({ transfer })}
      />
      <Choice
        label={words.state}
        any={words.anyState}
        value={search.live}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: words.states[value] }))}
        onChange={(live) => onChange({ live })}
      />
      <Choice
        label={words.tests}
        any={words.testsChoices.without}
        value={search.tests}
        choices={(['with', 'only'] as const).map((value) => ({ value, label: words.testsChoices[value] }))}
        onChange={(tests) => onChange({ tests })}
      />
      <Checkbox.Group
        className={classes.whole}
        label={words.having}
        value={flags.filter((flag) => search[flag])}
        onChange={(set) =>
          onChange(Object.fromEntries(flags.map((flag) => [flag, set.includes(flag) ? true : undefined])))
        }
      >
        <div className={classes.having}>
          {flags.map((flag) => (
            <Checkbox key={flag} value={flag} label={words.flags[flag]} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  /** What it is called when it does not matter. */
  readonly any: string
  readonly value: Value | undefined
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value | undefined) => void
}

function Choice<const Value extends string>({ label, any, value, choices, onChange }: ChoiceProps<Value>) {
  const isOther = value !== undefined && !choices.some((choice) => choice.value === value)
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: any }, ...choices, ...(isOther ? [{ value, label: value }] : [])]}
      onChange={({ currentTarget }) => onChange(choices.find((choice) => choice.value === currentTarget.value)?.value)}
    />
  )
}

/** Those that were spoken lately, the most frequent first. */
function LanguageChoice({ value, onChange }: Pick<ChoiceProps<string>, 'value' | 'onChange'>) {
  const mayCount = useCan('insights:read')
  const { data } = useQuery({ ...recentInsightsQuery, enabled: mayCount })
  const spoken = data?.period.languages.map((language) => language.value) ?? []
  const all = value === undefined || spoken.includes(value) ? spoken : [...spoken, value]
  return (
    <Choice
      label={words.language}
      any={words.anyLanguage}
      value={value}
      choices={all.map((tag) => ({ value: tag, label: languageInWords(tag) }))}
      onChange={onChange}
    />
  )
}

interface FieldProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function DayField({ label, value, onChange }: FieldProps & { readonly label: string }) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  )
}

const patienceMs = 350

function CallerField({ value = '', onChange }: FieldProps) {
  const [number, setNumber] = useState(value)
  useEffect(() => setNumber(value), [value])
  const changeSoon = useDebouncedCallback((typed: string) => onChange(typed.trim() || undefined), patienceMs)
  return (
    <TextInput
      className={classes.whole}
      type="search"
      inputMode="tel"
      label={words.caller}
      placeholder={words.callerHint}
      maxLength={60}
      value={number}
      onChange={({ currentTarget }) => {
        setNumber(currentTarget.value)
        changeSoon(currentTarget.value)
      }}
    />
  )
}
