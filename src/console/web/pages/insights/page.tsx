import { SimpleGrid, Skeleton, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { LoadingTiles } from '../../components/loading.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { insights as texts } from '../../texts/en/insights.ts'
import { CostPanel } from './cost-panel.tsx'
import { type InsightsAnswer, insightsQuery } from './data.ts'
import { DelaysPanel } from './delays/delays-panel.tsx'
import { ExportMenu } from './export-menu.tsx'
import { HoursPanel } from './hours/hours-panel.tsx'
import { HowCounted } from './how-counted.tsx'
import classes from './insights.module.css'
import { NoCalls } from './no-calls.tsx'
import { RangeBar } from './range/range-bar.tsx'
import type { InsightsSearch } from './search.ts'
import { SeriesPanel } from './series/series-panel.tsx'
import { LanguagesPanel, LinesPanel, OutcomesPanel } from './shares/share-panels.tsx'
import { Events } from './tiles/events.tsx'
import { Headline } from './tiles/headline.tsx'

const route = getRouteApi('/inside/insights')

/** What calls came to, each figure leading to the calls behind it. */
export function Page() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...insightsQuery(search), placeholderData: keepPreviousData })
  const { data } = query
  const change = (part: InsightsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), resetScroll: false })
  return (
    <>
      <PageHeader
        title={texts.title}
        lead={data ? texts.lead(data.zone) : texts.leadWithoutZone}
        actions={data && data.period.calls > 0 && <ExportMenu search={search} />}
      />
      <RangeBar search={search} data={data} onChange={change} />
      <div className={classes.figures} data-waiting={query.isPlaceholderData} aria-busy={query.isPlaceholderData}>
        <QueryView query={query} loading={<Loading />}>
          {(found) =>
            found.period.calls === 0 ? (
              <NoCalls data={found} onChange={change} />
            ) : (
              <Figures data={found} search={search} onChange={change} />
            )
          }
        </QueryView>
      </div>
    </>
  )
}

interface FiguresProps {
  readonly data: InsightsAnswer
  readonly search: InsightsSearch
  readonly onChange: (change: InsightsSearch) => void
}

function Figures({ data, search, onChange }: FiguresProps) {
  const { period, before } = data
  return (
    <>
      <Headline period={period} before={before} />
      <SeriesPanel data={data} search={search} onChange={onChange} />
      <Events period={period} before={before} />
      <HoursPanel {...data} />
      <div className={classes.columns}>
        <OutcomesPanel period={period} before={before} />
        <div className={classes.column}>
          <LanguagesPanel period={period} before={before} />
          <LinesPanel period={period} before={before} />
        </div>
      </div>
      <DelaysPanel period={period} before={before} />
      <CostPanel period={period} before={before} />
      <HowCounted />
    </>
  )
}

/** As large as what comes, so that nothing jumps. */
function Loading() {
  return (
    <>
      <LoadingTiles tiles={4} />
      <Stack aria-hidden>
        <Skeleton height={400} radius="lg" />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Skeleton height={240} radius="lg" />
          <Skeleton height={240} radius="lg" />
        </SimpleGrid>
      </Stack>
    </>
  )
}
