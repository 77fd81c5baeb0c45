import { Badge } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './status-badge.module.css'

export type Tone = 'good' | 'notice' | 'bad' | 'info' | 'plain' | 'live'

const tones = {
  good: { color: 'pine', icon: IconCircleCheck },
  notice: { color: 'brass', icon: IconAlertTriangle },
  bad: { color: 'red', icon: IconExclamationCircle },
  info: { color: 'slate', icon: IconInfoCircle },
  plain: { color: 'gray', icon: IconCircle },
  live: { color: 'red', icon: null },
} as const

/** A state in a word, told by sign and word and only then by colour. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const { color, icon: Sign } = tones[tone]
  return (
    <Badge
      variant="light"
      color={color}
      className={classes.badge}
      leftSection={Sign ? <Sign size={13} stroke={2} aria-hidden /> : <span className={classes.pulse} aria-hidden />}
    >
      {children}
    </Badge>
  )
}
