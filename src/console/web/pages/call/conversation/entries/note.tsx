import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CallTime } from '../call-time.tsx'
import classes from './note.module.css'

interface NoteProps {
  readonly icon: Icon
  readonly title: ReactNode
  /** In ms from the start of the call. */
  readonly atMs: number
  readonly tone?: 'plain' | 'notice' | 'bad' | 'good' | 'info'
  /** At the end of the title: how it ended. */
  readonly state?: ReactNode
  readonly children?: ReactNode
}

/** Something that happened besides talking. */
export function Note({ icon: Sign, title, atMs, tone = 'plain', state, children }: NoteProps) {
  return (
    <div className={classes.note} data-tone={tone}>
      <span className={classes.sign} aria-hidden>
        <Sign size={16} stroke={1.8} />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.title}>{title}</span>
          {state}
          <CallTime ms={atMs} />
        </div>
        {children}
      </div>
    </div>
  )
}
