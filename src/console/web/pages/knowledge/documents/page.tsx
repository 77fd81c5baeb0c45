import { IconFileOff, IconMapSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Empty } from '../../../components/empty.tsx'
import { FilterBar, SearchField } from '../../../components/filter-bar.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { DataTable } from '../../../components/table/data-table.tsx'
import { LoadMore } from '../../../components/table/load-more.tsx'
import { isNotFound } from '../../../data/api-error.ts'
import { knowledge } from '../../../texts/en/knowledge.ts'
import { documentsQuery, overviewQuery } from '../data.ts'
import { shortPlace } from '../sources/source-state.ts'
import { WayBack } from '../way-back.tsx'
import { documentColumns } from './columns.tsx'

const texts = knowledge.documents
const route = getRouteApi('/inside/knowledge/documents')

/** The documents of a source. */
export function Page() {
  const { source = '', q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...documentsQuery(source, q), placeholderData: keepPreviousData })
  const location = useQuery(overviewQuery).data?.sources.find(({ id }) => id === source)?.location
  const search = (words: string) =>
    void navigate({ search: { source, ...(words !== '' && { q: words }) }, replace: true })
  if (isNotFound(query.error)) {
    return (
      <Notice icon={IconMapSearch} title={texts.unknown} order={1}>
        <title>{texts.unknown}</title>
        {texts.unknownWords}
      </Notice>
    )
  }
  return (
    <>
      <WayBack />
      <PageHeader
        title={location === undefined ? texts.title : shortPlace(location)}
        lead={location === undefined ? undefined : <SafeText>{location}</SafeText>}
      />
      <FilterBar active={q === '' ? 0 : 1} onClear={() => search('')}>
        <SearchField label={texts.search} value={q} onSearch={search} />
      </FilterBar>
      <Panel flush>
        <QueryView query={query}>
          {({ pages }) => {
            const documents = pages.flatMap((page) => page.documents)
            if (documents.length === 0) {
              return (
                <Empty icon={IconFileOff} title={q === '' ? texts.none : texts.nothingFits}>
                  {q === '' && texts.noneWords}
                </Empty>
              )
            }
            return (
              <>
                <DataTable
                  caption={texts.caption}
                  columns={documentColumns}
                  rows={documents}
                  keyOf={({ name }) => name}
                />
                <LoadMore query={query} count={documents.length} />
              </>
            )
          }}
        </QueryView>
      </Panel>
    </>
  )
}
