import { Drawer } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { common } from '../texts/en/common.ts'
import { frame } from '../texts/en/frame.ts'
import { SectionList } from './navigation.tsx'
import classes from './phone-bar.module.css'
import { useSections } from './sections.ts'

/** So many places fit beside each other on the narrowest telephone. */
const places = 5

/** At the bottom of narrow screens, where the thumb is: the first sections, and the rest in a drawer. */
export function PhoneBar() {
  const sections = useSections()
  const [opened, setOpened] = useState(false)
  const path = useLocation({ select: ({ pathname }) => pathname })
  const fits = sections.length <= places
  const shown = fits ? sections : sections.slice(0, places - 1)
  const rest = sections.slice(shown.length)
  const isInRest = rest.some(({ to }) => path.startsWith(to))
  return (
    <nav aria-label={frame.navigation} className={classes.bar}>
      {shown.map(({ to, label, icon: Sign }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/' }} className={classes.item}>
          <Sign size={22} stroke={1.7} aria-hidden />
          {label}
        </Link>
      ))}
      {!fits && (
        <button
          type="button"
          className={classes.item}
          aria-expanded={opened}
          aria-current={isInRest}
          onClick={() => setOpened(true)}
        >
          <IconDots size={22} stroke={1.7} aria-hidden />
          {frame.more}
        </button>
      )}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        title={frame.moreTitle}
        closeButtonProps={{ 'aria-label': common.close }}
        classNames={{ content: classes.drawer ?? '' }}
      >
        <SectionList sections={rest} onPick={() => setOpened(false)} />
      </Drawer>
    </nav>
  )
}
