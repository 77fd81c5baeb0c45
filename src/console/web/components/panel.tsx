import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  readonly title?: string
  readonly lead?: ReactNode
  /** At the right of the title. */
  readonly actions?: ReactNode
  /** Without space around what is inside, for tables that reach to the edge. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A card with one thing in it; its title is an `h2`. */
export function Panel({ title, lead, actions, flush = false, children }: PanelProps) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={classes.header}>
          <div>
            <Title order={2} id={id}>
              {title}
            </Title>
            {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          </div>
          {actions}
        </header>
      )}
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  )
}
