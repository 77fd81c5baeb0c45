import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { common } from '../texts/en/common.ts'
import { Bell } from './brand.tsx'
import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import classes from './outside.module.css'

/** Around the pages for who is not admitted yet: a card on the desk. */
export function Outside({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  return (
    <div className={classes.desk}>
      <header className={classes.top}>
        <ColorSchemeSwitch />
      </header>
      <main className={classes.main}>
        <p className={classes.brand}>
          <Bell size={40} />
          {common.product}
        </p>
        <div className={classes.card}>{children}</div>
      </main>
    </div>
  )
}
