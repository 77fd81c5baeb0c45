import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorBox } from './error-box.tsx'
import { LoadingRows } from './loading.tsx'

interface QueryViewProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch'>
  /** What is shown until the first answer; rows by default. */
  readonly loading?: ReactNode
  readonly children: (data: Data) => ReactNode
}

/**
 * What was asked for, in each of its states. What is there already stays when asking again fails: the banner of the
 * frame says that the server is away.
 */
export function QueryView<Data>({ query, loading = <LoadingRows />, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorBox error={query.error} onRetry={() => void query.refetch()} />
  return loading
}
