import { useIntersection } from '@mantine/hooks'
import type { InfiniteQueryObserverResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { LoadMore } from '../../../components/table/load-more.tsx'

interface MoreCallsProps {
  readonly query: InfiniteQueryObserverResult
  /** Rows that are shown. */
  readonly count: number
}

/** The next part, on a button for the keyboard, or by itself when somebody scrolls near the end. */
export function MoreCalls({ query, count }: MoreCallsProps) {
  const { ref, entry } = useIntersection({ rootMargin: '600px 0px' })
  const isNear = entry?.isIntersecting ?? false
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    // Where it failed once, somebody has to ask for it.
    if (isNear && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [isNear, hasNextPage, isFetching, isError, fetchNextPage])
  return (
    <div ref={ref}>
      <LoadMore query={query} count={count} />
    </div>
  )
}
