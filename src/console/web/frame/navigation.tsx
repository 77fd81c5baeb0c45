import { Link } from '@tanstack/react-router'
import { frame } from '../texts/en/frame.ts'
import classes from './navigation.module.css'
import { type Section, useSections } from './sections.ts'

/** At the side of wide screens. */
export function Navigation() {
  return (
    <nav aria-label={frame.navigation} className={classes.side}>
      <SectionList sections={useSections()} />
    </nav>
  )
}

interface SectionListProps {
  readonly sections: readonly Section[]
  readonly onPick?: () => void
}

/** Links to sections, below each other. */
export function SectionList({ sections, onPick }: SectionListProps) {
  return (
    <ul className={classes.list}>
      {sections.map(({ to, label, icon: Sign }) => (
        <li key={to}>
          <Link to={to} activeOptions={{ exact: to === '/' }} className={classes.item} onClick={onPick}>
            <Sign size={20} stroke={1.7} aria-hidden className={classes.sign} />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
