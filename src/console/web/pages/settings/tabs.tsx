import { PageTabs } from '../../components/page-tabs.tsx'
import { type Scope, useSession } from '../../data/session.ts'
import { settings } from '../../texts/en/settings.ts'

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

/** The pages of the settings that one may see. */
export function SettingsTabs() {
  const { scopes } = useSession()
  const shown = tabs.filter(({ scope }) => scope === undefined || scopes.includes(scope))
  return <PageTabs label={settings.navigation} tabs={shown} />
}
