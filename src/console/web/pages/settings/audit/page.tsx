import { IconListSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Empty } from '../../../components/empty.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { DataTable } from '../../../components/table/data-table.tsx'
import { LoadMore } from '../../../components/table/load-more.tsx'
import { audit as texts } from '../../../texts/en/audit.ts'
import { SettingsTabs } from '../tabs.tsx'
import { auditColumns } from './columns.tsx'
import { auditQuery } from './data.ts'
import { AuditFilters } from './filters.tsx'
import type { AuditSearch } from './search.ts'

const route = getRouteApi('/inside/settings/audit')

/** Who did what and when. */
export function Page() {
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...auditQuery(filters), placeholderData: keepPreviousData })
  const show = (search: AuditSearch) => void navigate({ search, replace: true })
  const columns = auditColumns((only) => show({ ...filters, ...only }))
  return (
    <>
      <SettingsTabs />
      <PageHeader title={texts.title} lead={texts.lead} />
      <AuditFilters filters={filters} onFilters={show} />
      <Panel flush>
        <QueryView query={query}>
          {({ pages }) => {
            const entries = pages.flatMap((page) => page.entries)
            if (entries.length === 0) return <Nothing isFiltered={Object.keys(filters).length > 0} />
            return (
              <>
                <DataTable caption={texts.caption} columns={columns} rows={entries} keyOf={({ id }) => id} />
                <LoadMore query={query} count={entries.length} />
              </>
            )
          }}
        </QueryView>
      </Panel>
    </>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { title, words, filtered, filteredWords } = texts.empty
  return (
    <Empty icon={IconListSearch} title={isFiltered ? filtered : title}>
      {isFiltered ? filteredWords : words}
    </Empty>
  )
}
