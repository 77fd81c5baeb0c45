import { editSearch } from './assistant/edit/search.ts'
import { versionSearch } from './assistant/versions/search.ts'
import { page } from './page.ts'
import { phoneSearch } from './phone/search.ts'
import { auditSearch } from './settings/audit/search.ts'

/** Every page within the frame, a line for each; `frame/sections.ts` has those that the navigation shows. */
export const pages = [
  page('/', { load: () => import('./home.tsx') }),
  page('/assistant', { load: () => import('./assistant/page.tsx'), scope: 'assistant:read' }),
  page('/assistant/edit', {
    load: () => import('./assistant/edit/page.tsx'),
    scope: 'assistant:read',
    search: editSearch,
  }),
  page('/assistant/versions', { load: () => import('./assistant/versions/page.tsx'), scope: 'assistant:read' }),
  page('/assistant/versions/$version', {
    load: () => import('./assistant/version/page.tsx'),
    scope: 'assistant:read',
    search: versionSearch,
  }),
  page('/health', { load: () => import('./health/page.tsx'), scope: 'health:read' }),
  page('/phone', { load: () => import('./phone/page.tsx'), scope: 'phone:use', search: phoneSearch }),
  page('/settings', { load: () => import('./settings/page.tsx') }),
  page('/settings/you', { load: () => import('./settings/you/page.tsx') }),
  page('/settings/people', { load: () => import('./settings/people/page.tsx'), scope: 'users:manage' }),
  page('/settings/tokens', { load: () => import('./settings/tokens/page.tsx'), scope: 'tokens:manage' }),
  page('/settings/audit', {
    load: () => import('./settings/audit/page.tsx'),
    scope: 'audit:read',
    search: auditSearch,
  }),
] as const
