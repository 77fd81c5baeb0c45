import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'
import classes from './data-table.module.css'

function RowAnchor(props: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...props} data-row-link className={classes.rowLink} />
}

/** In the title cell of a row: leads on from wherever in the row one presses. */
export const RowLink = createLink(RowAnchor)
