import { queryOptions } from '@tanstack/react-query'
import type { Role } from '../../../../access/scopes.ts'
import type {
  LinkView,
  MadeUser,
  NewUserBody,
  UserChangeBody,
  UserList,
  UserView,
} from '../../../../routes/users/schema.ts'
import { api } from '../../../data/api.ts'

export type { LinkView, NewUserBody, UserView }

/** In the order in which they are offered. */
export const roles: readonly Role[] = ['viewer', 'operator', 'owner']

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => api.get<UserList>('/api/users', { signal }),
})

/** What can be done with users; each gives what the server says of it. */
export const users = {
  add: (user: NewUserBody) => api.post<MadeUser>('/api/users', user),
  change: (id: string, change: UserChangeBody) => api.patch<UserView>(`/api/users/${encodeURIComponent(id)}`, change),
  remove: (id: string) => api.delete(`/api/users/${encodeURIComponent(id)}`),
  link: (id: string) => api.post<LinkView>(`/api/users/${encodeURIComponent(id)}/link`),
}
