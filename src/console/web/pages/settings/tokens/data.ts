import { queryOptions } from '@tanstack/react-query'
import type { MadeToken, NewTokenBody, TokenList, TokenView } from '../../../../routes/tokens/schema.ts'
import { api } from '../../../data/api.ts'

export type { NewTokenBody, TokenView }

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => api.get<TokenList>('/api/tokens', { signal }),
})

export const apiTokens = {
  make: (token: NewTokenBody) => api.post<MadeToken>('/api/tokens', token),
  revoke: (id: string) => api.delete(`/api/tokens/${encodeURIComponent(id)}`),
}
