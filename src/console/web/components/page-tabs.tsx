import { Link, type LinkProps } from '@tanstack/react-router'
import classes from './page-tabs.module.css'

interface PageTabsProps {
  /** What they are of, for who listens. */
  readonly label: string
  readonly tabs: readonly {
    readonly to: NonNullable<LinkProps['to']>
    readonly label: string
    /** Not chosen by pages below it. */
    readonly exact?: true
  }[]
}

/** Pages that belong together, above each of them; nothing when that is only one. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  if (tabs.length < 2) return null
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map(({ to, label: name, exact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact }} className={classes.tab}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
