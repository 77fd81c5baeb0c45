import { AppShell } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useSession } from '../data/session.ts'
import { frame } from '../texts/en/frame.ts'
import { AwayBanner, OpenBanner } from './banners.tsx'
import { Brand } from './brand.tsx'
import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import classes from './frame.module.css'
import { Navigation } from './navigation.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { UserMenu } from './user-menu.tsx'

const header = { height: 56 }
const navbar = { width: 224, breakpoint: 'sm', collapsed: { mobile: true } }
const footer = { height: { base: 60, sm: 0 } }

/** What stands around every page for who is admitted. */
export function Frame() {
  const { version } = useSession()
  return (
    <>
      <a href="#page" className={classes.skip}>
        {frame.skip}
      </a>
      <AppShell header={header} navbar={navbar} footer={footer} withBorder={false} transitionDuration={0}>
        <AppShell.Header className={classes.header}>
          <Brand />
          <div className={classes.tools}>
            <ColorSchemeSwitch />
            <UserMenu />
          </div>
        </AppShell.Header>
        <AppShell.Navbar className={classes.navbar} component="div" visibleFrom="sm">
          <Navigation />
          <footer className={classes.version}>{frame.version(version)}</footer>
        </AppShell.Navbar>
        <AppShell.Main id="page" tabIndex={-1} className={classes.main}>
          <AwayBanner />
          <div className={classes.sheet}>
            <OpenBanner />
            <div className={classes.page}>
              <Outlet />
            </div>
          </div>
        </AppShell.Main>
        <AppShell.Footer className={classes.footer} component="div" hiddenFrom="sm">
          <PhoneBar />
        </AppShell.Footer>
      </AppShell>
    </>
  )
}
