import { Link } from '@tanstack/react-router'
import { type Scope, useSession } from '../../data/session.ts'
import { settings } from '../../texts/en/settings.ts'
import classes from './tabs.module.css'

interface Tab {
  readonly to: '/settings/you' | '/settings/people' | '/settings/tokens' | '/settings/audit'
  readonly label: string
  readonly scope?: Scope
}

const tabs: readonly Tab[] = [
  { to: '/settings/you', label: settings.tabs.you },
  { to: '/settings/people', label: settings.tabs.people, scope: 'users:manage' },
  { to: '/settings/tokens', label: settings.tabs.tokens, scope: 'tokens:manage' },
  { to: '/settings/audit', label: settings.tabs.audit, scope: 'audit:read' },
]

/** The pages of the settings that one may see; nothing when that is only one. */
export function SettingsTabs() {
  const { scopes } = useSession()
  const shown = tabs.filter(({ scope }) => scope === undefined || scopes.includes(scope))
  if (shown.length < 2) return null
  return (
    <nav aria-label={settings.navigation} className={classes.tabs}>
      {shown.map(({ to, label }) => (
        <Link key={to} to={to} className={classes.tab}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
