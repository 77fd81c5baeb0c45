import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type CheckResult, checkQuery, type SettingsFault } from '../data.ts'

export interface Check {
  readonly faults: readonly SettingsFault[]
  /** The text that they are of; null while there is none that was checked. */
  readonly checkedText: string | null
  /** Of the text as it is; null while it is not known yet. */
  readonly result: CheckResult | null
  readonly state: 'checking' | 'sound' | 'faulty' | 'unchecked'
}

/** Shorter than a thought, longer than the time between two keys. */
const pauseMs = 350

/** What the server finds wrong with a text, a moment after it was changed last. */
export function useCheck(text: string): Check {
  const [settled] = useDebouncedValue(text, pauseMs)
  const query = useQuery({ ...checkQuery(settled), placeholderData: keepPreviousData })
  const isOfSettled = query.data !== undefined && !query.isPlaceholderData
  const isCurrent = isOfSettled && settled === text
  const faults = query.data?.faults ?? noFaults
  return {
    faults,
    checkedText: isOfSettled ? settled : null,
    result: isCurrent ? query.data : null,
    state: isCurrent ? (faults.length > 0 ? 'faulty' : 'sound') : query.isError ? 'unchecked' : 'checking',
  }
}

const noFaults: readonly SettingsFault[] = []
