import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty } from '../../../components/empty.tsx'
import { focusHeading, PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { DataTable } from '../../../components/table/data-table.tsx'
import { useSession } from '../../../data/session.ts'
import { tokens as texts } from '../../../texts/en/tokens.ts'
import { OpenPanel } from '../open-panel.tsx'
import { SettingsTabs } from '../tabs.tsx'
import { tokenColumns } from './columns.tsx'
import { apiTokens, tokensQuery } from './data.ts'
import { MakeToken } from './make-token.tsx'

/** Keys for programs that use the API. */
export function Page() {
  const { open } = useSession()
  return (
    <>
      <SettingsTabs />
      {open ? <NobodyYet /> : <Tokens />}
    </>
  )
}

/** A token belongs to a person, and there are none while the console is open on its machine. */
function NobodyYet() {
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <OpenPanel />
    </>
  )
}

function Tokens() {
  const query = useQuery(tokensQuery)
  const queryClient = useQueryClient()
  const [isMaking, setIsMaking] = useState(false)
  const columns = tokenColumns(async (id) => {
    await apiTokens.revoke(id)
    await queryClient.invalidateQueries(tokensQuery)
    focusHeading()
  })
  const make = (
    <Button leftSection={<IconKey size={18} aria-hidden />} onClick={() => setIsMaking(true)}>
      {texts.add}
    </Button>
  )
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={make} />
      <Panel flush>
        <QueryView query={query}>
          {({ tokens }) =>
            tokens.length === 0 ? (
              <Empty icon={IconKey} title={texts.empty.title}>
                {texts.empty.words}
              </Empty>
            ) : (
              <DataTable caption={texts.caption} columns={columns} rows={tokens} keyOf={({ id }) => id} />
            )
          }
        </QueryView>
      </Panel>
      {isMaking && (
        <MakeToken onClose={() => setIsMaking(false)} onMade={() => void queryClient.invalidateQueries(tokensQuery)} />
      )}
    </>
  )
}
