import { type Icon, IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { common } from '../texts/en/common.ts'
import { Notice } from './notice.tsx'

interface EmptyProps {
  readonly icon?: Icon
  readonly title?: string
  /** Why there is nothing, and what makes something appear. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Instead of a list that has nothing in it. */
export function Empty({ icon = IconInbox, title = common.nothing, children, action }: EmptyProps) {
  return (
    <Notice icon={icon} title={title} action={action} order={3}>
      {children}
    </Notice>
  )
}
