import { editSearch } from './assistant/edit/search.ts'
import { versionSearch } from './assistant/versions/search.ts'
import { callSearch } from './call/search.ts'
import { callsSearch } from './calls/search.ts'
import { insightsSearch } from './insights/search.ts'
import { documentSearch, documentsSearch, knowledgeSearch, newPageSearch } from './knowledge/search.ts'
import { page } from './page.ts'
import { phoneSearch } from './phone/search.ts'
import { auditSearch } from './settings/audit/search.ts'

/** Every page within the frame, a line for each; `frame/sections.ts` has those that the navigation shows. */
export const pages = [
  page('/', { load: () => import('./now/page.tsx'), scope: 'calls:read' }),
  page('/calls', { load: () => import('./calls/page.tsx'), scope: 'calls:read', search: callsSearch }),
  page('/calls/$callId', { load: () => import('./call/page.tsx'), scope: 'calls:read', search: callSearch }),
  page('/phone', { load: () => import('./phone/page.tsx'), scope: 'phone:use', search: phoneSearch }),
  page('/insights', { load: () => import('./insights/page.tsx'), scope: 'insights:read', search: insightsSearch }),
  page('/knowledge', {
    load: () => import('./knowledge/page.tsx'),
    scope: 'knowledge:read',
    search: knowledgeSearch,
  }),
  page('/knowledge/documents', {
    load: () => import('./knowledge/documents/page.tsx'),
    scope: 'knowledge:read',
    search: documentsSearch,
  }),
  page('/knowledge/document', {
    load: () => import('./knowledge/documents/document-page.tsx'),
    scope: 'knowledge:read',
    search: documentSearch,
  }),
  page('/knowledge/new', {
    load: () => import('./knowledge/editor/new-page.tsx'),
    scope: 'knowledge:write',
    search: newPageSearch,
  }),
  page('/knowledge/answer/$group', {
    load: () => import('./knowledge/editor/answer-page.tsx'),
    scope: 'knowledge:write',
  }),
  page('/knowledge/pages/$page', { load: () => import('./knowledge/editor/edit-page.tsx'), scope: 'knowledge:write' }),
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
