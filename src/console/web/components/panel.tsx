import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  readonly title?: string
  readonly lead?: ReactNode
  /** At the right of the title. */
  readonly actions?: ReactNode
  /** For links that lead here. */
  readonly id?: string
  /** Without space around what is inside, for tables that reach to the edge. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A card with one thing in it; its title is an `h2`. */
export function Panel({ title, lead, actions, id, flush = false, children }: PanelProps) {
  const titleId = useId()
  return (
    <section id={id} className={classes.panel} aria-labelledby={title === undefined ? undefined : titleId}>
      {title !== undefined && (
        <header className={classes.header}>
          <div>
            <Title order={2} id={titleId}>
              {title}
            </Title>
            {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          </div>
          {actions}
        </header>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  )
}
