import type { ReactNode } from 'react'
import classes from './figures.module.css'

interface FiguresProps {
  readonly figures: readonly { readonly label: string; readonly value: ReactNode; readonly note?: string }[]
}

/** A few figures beside each other, within a panel. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          {note !== undefined && <dd className={classes.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  )
}
