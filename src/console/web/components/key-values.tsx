import type { ReactNode } from 'react'
import classes from './key-values.module.css'

interface KeyValuesProps {
  /** In the order in which they are shown; those without a value are left out. */
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[]
}

/** Facts with their names, beside each other where there is room. */
export function KeyValues({ items }: KeyValuesProps) {
  const shown = items.filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <dl className={classes.list}>
      {shown.map(({ label, value }) => (
        <div key={label} className={classes.pair}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
