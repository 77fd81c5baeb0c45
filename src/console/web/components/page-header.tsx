import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { common } from '../texts/en/common.ts'
import classes from './page-header.module.css'

interface PageHeaderProps {
  /** Also the title of the document. */
  readonly title: string
  /** Shown instead of the title, such as a number with a badge; the title stays what the document is called. */
  readonly heading?: ReactNode
  /** One sentence on what the page is for. */
  readonly lead?: ReactNode
  /** What can be done with all of the page, at its right. */
  readonly actions?: ReactNode
}

/** The one `h1` of a page. It takes the focus when somebody comes here from another page. */
export function PageHeader({ title, heading, lead, actions }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <title>{`${title} · ${common.product}`}</title>
      <div className={classes.words}>
        <Title order={1} tabIndex={-1} data-page-heading className={classes.title}>
          {heading ?? title}
        </Title>
        {lead !== undefined && (
          <Text c="dimmed" mt={4} maw="42rem">
            {lead}
          </Text>
        )}
      </div>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </header>
  )
}

/** Moves the focus to the heading of the page that is shown. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true })
}
