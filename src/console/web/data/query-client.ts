import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError, isSignedOut } from './api-error.ts'
import { connection } from './connection.ts'

const freshMs = 15_000
const mostRetries = 2

/**
 * How pages ask: what was asked within a quarter of a minute is fresh; the server's own failures are tried again twice;
 * after the server was away, everything on the page is asked anew.
 *
 * @param onSignedOut called when the server no longer knows who is asking
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut()
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A server on this machine answers also when the browser believes itself offline.
      queries: { networkMode: 'always', staleTime: freshMs, retry: isWorthRetrying },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  connection.subscribe(() => {
    if (connection.isUp) void client.invalidateQueries()
  })
  return client
}

function isWorthRetrying(failures: number, error: Error): boolean {
  return failures < mostRetries && error instanceof ApiError && error.status >= 500
}
