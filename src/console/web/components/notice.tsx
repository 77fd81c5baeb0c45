import { ThemeIcon, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './notice.module.css'

interface NoticeProps {
  readonly icon: Icon
  readonly title: string
  readonly children?: ReactNode
  /** What to do now: a button or a link. */
  readonly action?: ReactNode
  readonly tone?: 'calm' | 'bad'
  /** Level of the title: 1 where it is all that the page shows. */
  readonly order?: 1 | 2 | 3
  readonly role?: 'alert' | 'status'
}

/** A place with nothing else to show says why, and what to do. */
export function Notice({ icon: Sign, title, children, action, tone = 'calm', order = 2, role }: NoticeProps) {
  return (
    <div className={classes.notice} role={role}>
      <ThemeIcon size={48} radius="xl" variant="light" color={tone === 'bad' ? 'red' : 'gray'} aria-hidden>
        <Sign size={24} stroke={1.6} />
      </ThemeIcon>
      <Title order={order} size="h2" {...(order === 1 && { tabIndex: -1, 'data-page-heading': true })}>
        {title}
      </Title>
      {children !== undefined && <div className={classes.words}>{children}</div>}
      {action}
    </div>
  )
}
