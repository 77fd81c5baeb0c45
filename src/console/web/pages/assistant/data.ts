import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  CheckResult,
  Published,
  PublishWishBody,
  RunningAssistant,
  SettingsReference,
  VersionList,
  VersionText,
} from '../../../routes/assistant/schema.ts'
import { api } from '../../data/api.ts'

export type {
  AssistantOverview,
  CheckResult,
  RunningAssistant,
  SettingReference,
  SettingsFault,
  SettingsRun,
} from '../../../routes/assistant/schema.ts'

/** What answers new calls, and what the file says. */
export const assistantQuery = queryOptions({
  queryKey: ['assistant', 'running'],
  queryFn: ({ signal }) => api.get<RunningAssistant>('/api/assistant', { signal }),
})

/** Every setting there is; it changes with the program only. */
export const referenceQuery = queryOptions({
  queryKey: ['assistant', 'reference'],
  queryFn: ({ signal }) => api.get<SettingsReference>('/api/assistant/reference', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What is wrong with a text, or what it would change. */
export function checkQuery(text: string) {
  return queryOptions({
    queryKey: ['assistant', 'check', text],
    queryFn: () => api.post<CheckResult>('/api/assistant/check', { text }),
    gcTime: 0,
    retry: false,
  })
}

const versionsOnPage = 30

/** Every version that ran, newest first. */
export const versionsQuery = infiniteQueryOptions({
  queryKey: ['assistant', 'versions'],
  queryFn: ({ pageParam, signal }) => readVersions(pageParam, versionsOnPage, signal),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }) => next ?? undefined,
})

/** The run with this number, and the one before it; null for what there is not. */
export function runsQuery(number: number) {
  return queryOptions({
    queryKey: ['assistant', 'runs', number],
    queryFn: async ({ signal }) => {
      const { runs } = await readVersions(number + 1, 2, signal)
      const run = runs.find((one) => one.number === number) ?? null
      return { run, before: runs.find((one) => one.number < number) ?? null }
    },
  })
}

function readVersions(before: number | undefined, limit: number, signal: AbortSignal): Promise<VersionList> {
  return api.get<VersionList>('/api/assistant/versions', { query: { before, limit }, signal })
}

/** The text of a version; it never changes. */
export function versionTextQuery(version: string) {
  return queryOptions({
    queryKey: ['assistant', 'text', version],
    queryFn: ({ signal }) => api.get<VersionText>(`/api/assistant/versions/${encodeURIComponent(version)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What can be done with settings; each gives the version that runs, or can be called, now. */
export const settings = {
  publish: (wish: PublishWishBody) => api.post<Published>('/api/assistant/publish', wish),
  restore: (version: string, base: string) =>
    api.post<Published>(`/api/assistant/versions/${encodeURIComponent(version)}/restore`, { base }),
  makeOwn: () => api.post<Published>('/api/assistant/own'),
  reload: () => api.post<Published>('/api/assistant/reload'),
  openDraft: (text: string) => api.post<Published>('/api/assistant/drafts', { text }),
}

/** What the file says: what runs, unless somebody has changed it. */
export function fileOf({ version, text, onDisk }: RunningAssistant): {
  readonly version: string
  readonly text: string
} {
  return onDisk ? { version: onDisk.version, text: onDisk.text } : { version, text }
}
