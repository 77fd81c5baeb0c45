import { Button, NativeSelect, Popover } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { SearchField } from '../../../components/filter-bar.tsx'
import { useCan } from '../../../data/session.ts'
import { callWords } from '../../../texts/en/call-words.ts'
import { calls as texts } from '../../../texts/en/calls.ts'
import { common } from '../../../texts/en/common.ts'
import { type CallsSearch, outcomes, presets } from '../search.ts'
import { Chips } from './chips.tsx'
import classes from './filters.module.css'
import { MoreFilters } from './more-filters.tsx'

const words = texts.filters
/** Stands for days of one's own in the choice of presets. */
const own = 'own'

interface CallFiltersProps {
  readonly search: CallsSearch
  readonly onChange: (change: CallsSearch, how: 'typed' | 'chosen') => void
  readonly onClear: () => void
}

/** Narrows the list down. All that is set is in the address. */
export function CallFilters({ search, onChange, onClear }: CallFiltersProps) {
  const mayFindNumbers = useCan('numbers:read')
  const choose = (change: CallsSearch) => onChange(change, 'chosen')
  return (
    <search aria-label={common.filters}>
      <div className={classes.bar}>
        <SearchField
          label={mayFindNumbers ? texts.searchHint : texts.searchHintMasked}
          value={search.q ?? ''}
          onSearch={(typed) => onChange({ q: typed.trim() === '' ? undefined : typed }, 'typed')}
        />
        <DayChoice search={search} onChange={choose} />
        <NativeSelect
          aria-label={words.outcome}
          value={search.outcome ?? ''}
          data={[
            { value: '', label: words.anyOutcome },
            ...outcomes.map((value) => ({ value, label: callWords.outcomes[value] })),
          ]}
          onChange={({ currentTarget }) => choose({ outcome: outcomes.find((one) => one === currentTarget.value) })}
        />
        <Popover position="bottom-end" width={380} trapFocus shadow="md">
          <Popover.Target>
            <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}>
              {words.more}
            </Button>
          </Popover.Target>
          <Popover.Dropdown className={classes.dropdown ?? ''}>
            <MoreFilters search={search} onChange={choose} />
          </Popover.Dropdown>
        </Popover>
      </div>
      <Chips search={search} onChange={choose} onClear={onClear} />
    </search>
  )
}

function DayChoice({
  search,
  onChange,
}: Pick<CallFiltersProps, 'search'> & { onChange: (change: CallsSearch) => void }) {
  const hasOwn = search.when === undefined && (search.from !== undefined || search.until !== undefined)
  const noDays = { from: undefined, until: undefined }
  return (
    <NativeSelect
      aria-label={words.dateLabel}
      value={search.when ?? (hasOwn ? own : '')}
      data={[
        { value: '', label: words.date },
        ...presets.map((value) => ({ value, label: words.presets[value] })),
        ...(hasOwn ? [{ value: own, label: words.ownDays }] : []),
      ]}
      onChange={({ currentTarget: { value } }) => {
        if (value !== own) onChange({ ...noDays, when: presets.find((preset) => preset === value) })
      }}
    />
  )
}
