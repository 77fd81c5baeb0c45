import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadingRows } from '../../../components/loading.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import { type Column, DataTable } from '../../../components/table/data-table.tsx'
import { Moment, TimeAgo } from '../../../components/times.tsx'
import { browserInWords } from '../../../format/agent.ts'
import { SignOutEverywhere } from '../../../frame/sign-out.tsx'
import { frame } from '../../../texts/en/frame.ts'
import { you } from '../../../texts/en/you.ts'
import { type SignInView, signInsQuery } from './data.ts'

const texts = you.signIns

const columns: readonly Column<SignInView>[] = [
  {
    key: 'browser',
    header: texts.browser,
    isTitle: true,
    cell: ({ agent, current }) => (
      <Group gap="xs">
        <span title={agent}>{browserInWords(agent) ?? texts.unknownBrowser}</span>
        {current && <StatusBadge tone="good">{texts.current}</StatusBadge>}
      </Group>
    ),
  },
  { key: 'used', header: texts.used, cell: ({ lastUsedAt }) => <TimeAgo at={lastUsedAt} /> },
  { key: 'since', header: texts.since, cell: ({ createdAt }) => <Moment at={createdAt} /> },
  { key: 'by', header: texts.by, cell: ({ by }) => texts.ways[by] },
  { key: 'address', header: texts.address, cell: ({ address }) => address },
]

/** The browsers in which one is signed in. */
export function SignInsPanel() {
  const query = useQuery(signInsQuery)
  const [asksEverywhere, setAsksEverywhere] = useState(false)
  const everywhere = (
    <Button variant="default" size="xs" onClick={() => setAsksEverywhere(true)}>
      {frame.user.signOutEverywhere}
    </Button>
  )
  return (
    <Panel title={texts.title} lead={texts.lead} actions={everywhere} flush>
      <QueryView query={query} loading={<LoadingRows rows={2} />}>
        {({ signIns }) => <DataTable caption={texts.caption} columns={columns} rows={signIns} keyOf={({ id }) => id} />}
      </QueryView>
      {asksEverywhere && <SignOutEverywhere onClose={() => setAsksEverywhere(false)} />}
    </Panel>
  )
}
