import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Scope } from '../../access/scopes.ts'
import type { Session } from '../../routes/session/schema.ts'
import { api } from './api.ts'

export type { Scope }

/** Who is asking and what they may do; every page waits for it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/api/session', { signal }),
  staleTime: 60_000,
})

/** Under the frame it is always there. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** Whether pages may be shown at all: somebody is signed in, or the console is open on this machine. */
export function isAdmitted({ user, open }: Session): boolean {
  return user !== null || open
}

/** Whether the session may do what needs the scope, such as `calls:steer`. */
export function useCan(scope: Scope): boolean {
  return useSession().scopes.includes(scope)
}
