import { Button, Text } from '@mantine/core'
import type { InfiniteQueryObserverResult } from '@tanstack/react-query'
import { common } from '../../texts/en/common.ts'
import { FormError } from '../form/form-error.tsx'
import classes from './load-more.module.css'

interface LoadMoreProps {
  readonly query: Pick<
    InfiniteQueryObserverResult,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isFetchNextPageError' | 'error'
  >
  /** Rows that are shown. */
  readonly count: number
}

/** Below a list that comes in parts: the next part, or that this was the last. */
export function LoadMore({ query, count }: LoadMoreProps) {
  return (
    <div className={classes.more}>
      {query.isFetchNextPageError && <FormError error={query.error} />}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common.showMore}
        </Button>
      )}
      <Text size="sm" c="dimmed" role="status">
        {query.isFetchingNextPage ? common.loadingMore : query.hasNextPage ? '' : common.allShown(count)}
      </Text>
    </div>
  )
}
