import { Link } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import type { CallsBehind } from './calls-behind.ts'
import classes from './calls-link.module.css'

type Anchor = AnchorHTMLAttributes<HTMLAnchorElement>

interface CallsLinkProps extends Pick<Anchor, 'className' | 'tabIndex' | 'title' | 'onFocus'> {
  readonly calls: CallsBehind
  /** For who listens, where what is shown does not say enough. */
  readonly label?: string
  readonly children: ReactNode
}

/** From a figure to the list of the calls that it is made of. */
export function CallsLink({ calls, label, className = classes.link, children, ...anchor }: CallsLinkProps) {
  return (
    <Link to="/calls" search={calls} className={className} aria-label={label} {...anchor}>
      {children}
    </Link>
  )
}
