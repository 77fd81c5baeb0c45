import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { common } from '../texts/en/common.ts'
import classes from './filter-bar.module.css'

interface FilterBarProps {
  /** How many filters are set. */
  readonly active: number
  readonly onClear: () => void
  readonly children: ReactNode
}

/** What narrows a list down, above it. */
export function FilterBar({ active, onClear, children }: FilterBarProps) {
  return (
    <search className={classes.bar} aria-label={common.filters}>
      {children}
      {active > 0 && (
        <Button variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={onClear}>
          {common.clearFilters}
        </Button>
      )}
    </search>
  )
}

interface SearchFieldProps {
  readonly label?: string
  readonly value: string
  /** Called a moment after the last key, and at once on Enter. */
  readonly onSearch: (words: string) => void
}

const patienceMs = 350

/** Words to look for. */
export function SearchField({ label = common.search, value, onSearch }: SearchFieldProps) {
  const [words, setWords] = useState(value)
  useEffect(() => setWords(value), [value])
  const searchSoon = useDebouncedCallback(onSearch, patienceMs)
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={words}
      onChange={({ currentTarget }) => {
        setWords(currentTarget.value)
        searchSoon(currentTarget.value)
      }}
      onKeyDown={({ key }) => {
        if (key !== 'Enter') return
        searchSoon.cancel()
        onSearch(words)
      }}
    />
  )
}
