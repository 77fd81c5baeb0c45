import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './stat.module.css'

interface StatProps {
  readonly label: string
  readonly value: ReactNode
  /** Smaller below the figure: the time before, how it was counted, why there is none. */
  readonly note?: ReactNode
}

/** One figure with its name; several stand in a {@link Stats}. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className={classes.stat}>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <dd className={classes.value}>{value}</dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  )
}

/** Figures side by side, as many as fit. */
export function Stats({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.stats}>{children}</dl>
}
