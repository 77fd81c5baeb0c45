import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AuditPage } from '../../../../routes/audit/schema.ts'
import { api } from '../../../data/api.ts'
import { startOfDay } from '../../../format/times.ts'
import type { AuditSearch } from './search.ts'

export type AuditEntryView = AuditPage['entries'][number]

/** The log in parts; each says where the next begins. */
export function auditQuery(filters: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam: after, signal }) =>
      api.get<AuditPage>('/api/audit', { query: { ...askedFor(filters), ...(after !== null && { after }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

/** The last day counts whole. */
function askedFor({ from, until, ...filters }: AuditSearch) {
  return {
    ...filters,
    from: from === undefined ? undefined : startOfDay(from),
    until: until === undefined ? undefined : startOfDay(until, 1),
  }
}
