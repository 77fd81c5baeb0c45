import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  EditedPage,
  NewPage,
  PageDraft,
  PagePreview,
  PageText,
  WrittenPage,
} from '../../../routes/knowledge/page-schema.ts'
import type { QuestionDraft, QuestionGroup, QuestionList } from '../../../routes/knowledge/question-schema.ts'
import type {
  DocumentList,
  DocumentText,
  KnowledgeOverview,
  KnowledgeSource,
  ListedDocument,
  ReadPassage,
} from '../../../routes/knowledge/schema.ts'
import type { FoundPassage, SearchResult } from '../../../routes/knowledge/search-schema.ts'
import { api } from '../../data/api.ts'

export type {
  FoundPassage,
  KnowledgeOverview,
  KnowledgeSource,
  ListedDocument,
  PagePreview,
  PageText,
  QuestionGroup,
  ReadPassage,
  SearchResult,
  WrittenPage,
}

const path = '/api/knowledge'
/** While something is being read, its progress is asked for so often. */
const watchEveryMs = 1_000
const lookEveryMs = 15_000
const questionsAtOnce = 20
const documentsAtOnce = 100
const passagesAtOnce = 50

export const overviewQuery = queryOptions({
  queryKey: ['knowledge', 'overview'],
  queryFn: ({ signal }) => api.get<KnowledgeOverview>(path, { signal }),
  refetchInterval: ({ state: { data } }) =>
    data?.sources.some(({ underWay }) => underWay !== null) ? watchEveryMs : lookEveryMs,
})

export interface Asked {
  readonly q: string
  readonly before?: string | undefined
  readonly language?: string | undefined
}

export function searchQuery({ q, before, language }: Asked) {
  return queryOptions({
    queryKey: ['knowledge', 'search', q, before, language],
    queryFn: ({ signal }) => api.get<SearchResult>(`${path}/search`, { query: { q, before, language }, signal }),
  })
}

export function questionsQuery(done: boolean) {
  return infiniteQueryOptions({
    queryKey: ['knowledge', 'questions', done],
    queryFn: ({ pageParam, signal }) =>
      api.get<QuestionList>(`${path}/unanswered`, {
        query: { done, from: pageParam, limit: questionsAtOnce },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, from) => (from + questionsAtOnce < total ? from + questionsAtOnce : undefined),
  })
}

export function draftQuery(id: string) {
  return queryOptions({
    queryKey: ['knowledge', 'draft', id],
    queryFn: ({ signal }) => api.get<QuestionDraft>(`${path}/unanswered/${encodeURIComponent(id)}/draft`, { signal }),
    // What somebody has begun to write is not written over.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function documentsQuery(source: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['knowledge', 'documents', source, q],
    queryFn: ({ pageParam, signal }) =>
      api.get<DocumentList>(`${path}/documents`, {
        query: { source, q, limit: documentsAtOnce, ...(pageParam !== '' && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function documentQuery(source: string, name: string) {
  return infiniteQueryOptions({
    queryKey: ['knowledge', 'document', source, name],
    queryFn: ({ pageParam, signal }) =>
      api.get<DocumentText>(`${path}/documents/text`, {
        query: { source, name, from: pageParam, limit: passagesAtOnce },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ document }, _, from) =>
      from + passagesAtOnce < document.passages ? from + passagesAtOnce : undefined,
  })
}

export function pageQuery(id: string) {
  return queryOptions({
    queryKey: ['knowledge', 'page', id],
    queryFn: ({ signal }) => api.get<PageText>(`${path}/pages/${encodeURIComponent(id)}`, { signal }),
  })
}

export function previewQuery(page: PageDraft) {
  return queryOptions({
    queryKey: ['knowledge', 'preview', page.name, page.text],
    queryFn: () => api.post<PagePreview>(`${path}/pages/preview`, page),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}

export const knowledge = {
  refresh: (source?: string) =>
    api.post<{ sources: string[] }>(`${path}/refresh`, source === undefined ? {} : { source }),
  create: (page: NewPage) => api.post<WrittenPage>(`${path}/pages`, page),
  replace: (id: string, page: EditedPage) => api.put<WrittenPage>(`${path}/pages/${encodeURIComponent(id)}`, page),
  markDone: (id: string) => api.post<{ questions: number }>(`${path}/unanswered/${encodeURIComponent(id)}/done`),
  reopen: (id: string) => api.post<{ questions: number }>(`${path}/unanswered/${encodeURIComponent(id)}/reopen`),
  makeOwn: () => api.post<{ version: string }>('/api/assistant/own'),
}
