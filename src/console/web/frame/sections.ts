import {
  type Icon,
  IconActivityHeartbeat,
  IconAdjustments,
  IconBook2,
  IconChartBar,
  IconHistory,
  IconPhone,
  IconPhoneCall,
  IconSettings,
} from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { type Scope, useSession } from '../data/session.ts'
import { frame } from '../texts/en/frame.ts'

export interface Section {
  readonly to: string
  readonly label: string
  readonly icon: Icon
}

/** In the order of the navigation. */
const sections: readonly Section[] = [
  { to: '/', label: frame.sections.now, icon: IconPhoneCall },
  { to: '/calls', label: frame.sections.calls, icon: IconHistory },
  { to: '/phone', label: frame.sections.phone, icon: IconPhone },
  { to: '/knowledge', label: frame.sections.knowledge, icon: IconBook2 },
  { to: '/assistant', label: frame.sections.assistant, icon: IconAdjustments },
  { to: '/insights', label: frame.sections.insights, icon: IconChartBar },
  { to: '/health', label: frame.sections.health, icon: IconActivityHeartbeat },
  { to: '/settings', label: frame.sections.settings, icon: IconSettings },
]

/** Those that exist and that the session may see. */
export function useSections(): readonly Section[] {
  const { scopes } = useSession()
  const { routesByPath } = useRouter()
  const routes: Readonly<Record<string, { options: { staticData?: { scope?: Scope } } } | undefined>> = routesByPath
  return sections.filter(({ to }) => {
    const route = routes[to]
    const scope = route?.options.staticData?.scope
    return route !== undefined && (scope === undefined || scopes.includes(scope))
  })
}
