import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Empty } from '../../../components/empty.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { DataTable } from '../../../components/table/data-table.tsx'
import { LoadMore } from '../../../components/table/load-more.tsx'
import { useCan } from '../../../data/session.ts'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import { assistantQuery, versionsQuery } from '../data.ts'
import { AssistantTabs } from '../tabs.tsx'
import { versionColumns } from './columns.tsx'

const words = texts.versions

/** Every version of the settings that ever answered calls. */
export function Page() {
  const query = useInfiniteQuery(versionsQuery)
  const { data: running } = useQuery(assistantQuery)
  const mayRestore = useCan('assistant:write') && running?.isExample === false
  const columns = versionColumns(running ?? null, mayRestore)
  return (
    <>
      <AssistantTabs />
      <PageHeader title={words.title} lead={words.lead} />
      <Panel flush>
        <QueryView query={query}>
          {({ pages }) => {
            const runs = pages.flatMap((page) => page.runs)
            if (runs.length === 0) return <Empty icon={IconHistory} />
            return (
              <>
                <DataTable
                  caption={words.caption}
                  columns={columns}
                  rows={runs}
                  keyOf={({ number }) => String(number)}
                />
                <LoadMore query={query} count={runs.length} />
              </>
            )
          }}
        </QueryView>
      </Panel>
    </>
  )
}
