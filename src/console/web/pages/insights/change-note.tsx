import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import classes from './change-note.module.css'
import type { Change } from './changes.ts'

const signs = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual, none: null } as const

interface ChangeNoteProps {
  readonly change: Change
  /** Which direction is a good one; none where it depends. */
  readonly better?: 'up' | 'down'
}

/** How a figure differs from the time before: by a sign and words, and by colour where one direction is better. */
export function ChangeNote({ change: { direction, words }, better }: ChangeNoteProps) {
  const Sign = signs[direction]
  const moved = direction === 'up' || direction === 'down'
  const tone = !moved || better === undefined ? 'plain' : direction === better ? 'good' : 'bad'
  return (
    <span className={classes.change} data-tone={tone}>
      {Sign && <Sign size={15} stroke={2} aria-hidden />}
      {words}
    </span>
  )
}
