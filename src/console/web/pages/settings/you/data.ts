import { queryOptions } from '@tanstack/react-query'
import type { SignInList } from '../../../../routes/session/schema.ts'
import { api } from '../../../data/api.ts'

export type SignInView = SignInList['signIns'][number]

export const signInsQuery = queryOptions({
  queryKey: ['session', 'list'],
  queryFn: ({ signal }) => api.get<SignInList>('/api/session/list', { signal }),
})
