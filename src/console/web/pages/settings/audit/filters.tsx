import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { FilterBar } from '../../../components/filter-bar.tsx'
import { audit as texts } from '../../../texts/en/audit.ts'
import { actionInWords } from './columns.tsx'
import { type AuditSearch, results } from './search.ts'

interface AuditFiltersProps {
  readonly filters: AuditSearch
  readonly onFilters: (filters: AuditSearch) => void
}

/** Narrows the log down: by result and days here, by action and person by pressing them in the list. */
export function AuditFilters({ filters, onFilters }: AuditFiltersProps) {
  const { result, action, actor, from, until } = filters
  const set = (change: AuditSearch) => onFilters({ ...filters, ...change })
  const days = [
    { name: 'from', label: texts.from, value: from },
    { name: 'until', label: texts.until, value: until },
  ] as const
  return (
    <FilterBar active={Object.values(filters).filter(Boolean).length} onClear={() => onFilters({})}>
      <NativeSelect
        aria-label={texts.result}
        value={result ?? ''}
        data={[
          { value: '', label: texts.anyResult },
          ...results.map((value) => ({ value, label: texts.results[value] })),
        ]}
        onChange={({ currentTarget }) => set({ result: results.find((one) => one === currentTarget.value) })}
      />
      {days.map(({ name, label, value }) => (
        <TextInput
          key={name}
          type="date"
          aria-label={label}
          leftSection={label}
          leftSectionWidth={56}
          value={value ?? ''}
          onChange={({ currentTarget }) => set({ [name]: currentTarget.value || undefined })}
        />
      ))}
      {action !== undefined && (
        <Pill label={texts.filteredAction(actionInWords(action))} onRemove={() => set({ action: undefined })} />
      )}
      {actor !== undefined && <Pill label={texts.filteredActor} onRemove={() => set({ actor: undefined })} />}
    </FilterBar>
  )
}

function Pill({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <Button
      variant="light"
      aria-label={texts.clear(label)}
      rightSection={<IconX size={14} aria-hidden />}
      onClick={onRemove}
    >
      {label}
    </Button>
  )
}
