import { queryOptions, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { CallList as CallPage } from '../../../routes/calls/schema.ts'
import { Panel } from '../../components/panel.tsx'
import { api } from '../../data/api.ts'
import { now as texts } from '../../texts/en/now.ts'
import { CallList } from '../calls/list/call-list.tsx'
import type { BoardState } from './board-state.ts'
import classes from './now.module.css'

const count = 6

const recentQuery = queryOptions({
  queryKey: ['calls', 'recent'],
  queryFn: ({ signal }) =>
    api.get<CallPage>('/api/calls', { query: { live: 'no', tests: 'with', limit: count }, signal }),
})

/** The last calls that are over; asked for again whenever one of the board ends or is summed up. */
export function useRecentCalls(board: BoardState | null): UseQueryResult<CallPage> {
  const client = useQueryClient()
  const ended = board?.cards.filter(({ endedAt }) => endedAt !== null) ?? []
  const changes = ended.map(({ callId, outcome }) => `${callId} ${outcome}`).join()
  useEffect(() => {
    if (changes !== '') void client.invalidateQueries(recentQuery)
  }, [client, changes])
  return useQuery(recentQuery)
}

/** Below the calls that go on; nothing while there are none. */
export function RecentCalls({ query: { data } }: { readonly query: UseQueryResult<CallPage> }) {
  if (!data || data.calls.length === 0) return null
  return (
    <Panel
      title={texts.recent.title}
      flush
      actions={
        <Link to="/calls" className={classes.more}>
          {texts.recent.all}
        </Link>
      }
    >
      <CallList calls={data.calls} search="" caption={texts.recent.title} />
    </Panel>
  )
}
