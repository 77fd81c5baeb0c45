import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { DataTable } from '../../../components/table/data-table.tsx'
import { useSession } from '../../../data/session.ts'
import { people as texts } from '../../../texts/en/people.ts'
import { OpenPanel } from '../open-panel.tsx'
import { SettingsTabs } from '../tabs.tsx'
import { personColumns } from './columns.tsx'
import { usersQuery } from './data.ts'
import { PersonDialogs, type PersonTask } from './dialogs.tsx'

/** Who may use the console. */
export function Page() {
  const { open } = useSession()
  return (
    <>
      <SettingsTabs />
      {open ? <NobodyYet /> : <People />}
    </>
  )
}

/** While the console is open on its machine, the first one has to be its owner. */
function NobodyYet() {
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <OpenPanel />
    </>
  )
}

function People() {
  const query = useQuery(usersQuery)
  const queryClient = useQueryClient()
  const { user: me } = useSession()
  const [task, setTask] = useState<PersonTask | null>(null)
  const columns = personColumns(me?.id ?? null, setTask)
  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setTask({ kind: 'add' })}>
            {texts.add}
          </Button>
        }
      />
      <Panel flush>
        <QueryView query={query}>
          {({ users }) => <DataTable caption={texts.caption} columns={columns} rows={users} keyOf={({ id }) => id} />}
        </QueryView>
      </Panel>
      <PersonDialogs task={task} onTask={setTask} onChanged={() => void queryClient.invalidateQueries(usersQuery)} />
    </>
  )
}
