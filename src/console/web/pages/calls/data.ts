import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CallCount, CallList } from '../../../routes/calls/schema.ts'
import { api, type Query } from '../../data/api.ts'
import { dayOf, spanOf } from './days.ts'
import type { CallsSearch } from './search.ts'

/** The list is looked at anew so often, while nobody has gone on to its next part. */
const lookEveryMs = 10_000

/** The calls that fit, in parts. One part keeps itself up to date; of several, nothing moves under who reads. */
export function callsQuery(search: CallsSearch) {
  return infiniteQueryOptions({
    queryKey: ['calls', 'list', search, dayOf(Date.now())],
    queryFn: ({ pageParam: before, signal }) =>
      api.get<CallList>('/api/calls', { query: { ...askedFor(search), ...(before !== null && { before }) }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => (isOnePart(state.data) ? lookEveryMs : false),
    refetchOnMount: ({ state }) => isOnePart(state.data),
    refetchOnWindowFocus: ({ state }) => isOnePart(state.data),
  })
}

export function countQuery(search: CallsSearch) {
  return queryOptions({
    queryKey: ['calls', 'count', search, dayOf(Date.now())],
    queryFn: ({ signal }) => api.get<CallCount>('/api/calls/count', { query: askedFor(search), signal }),
  })
}

function isOnePart(data: { readonly pages: readonly unknown[] } | undefined): boolean {
  return data === undefined || data.pages.length < 2
}

function askedFor({ when, from, until, ...search }: CallsSearch): Query {
  return { ...search, ...spanOf({ when, from, until }, Date.now()) }
}
