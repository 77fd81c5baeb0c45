import { useMediaQuery } from '@mantine/hooks'
import { memo } from 'react'
import { CallCards } from './call-cards.tsx'
import type { CallListProps } from './call-list-props.ts'
import { CallTable } from './call-table.tsx'

/** Calls below each other: a table, or cards where the screen is narrow. */
export const CallList = memo(function CallList(props: CallListProps) {
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false })
  return isNarrow ? <CallCards {...props} /> : <CallTable {...props} />
})
