import { Button } from '@mantine/core'
import { IconPencilPlus, IconRefresh } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ButtonLink } from '../../components/button-link.tsx'
import { Can } from '../../components/can.tsx'
import { LoadingTiles } from '../../components/loading.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { complain, say } from '../../components/say.tsx'
import { knowledge as texts } from '../../texts/en/knowledge.ts'
import { knowledge, overviewQuery, questionsQuery } from './data.ts'
import { ExampleNotice } from './example-notice.tsx'
import { Figures } from './figures.tsx'
import classes from './knowledge.module.css'
import { QuestionsPanel } from './questions/questions-panel.tsx'
import type { KnowledgeSearch } from './search.ts'
import { SourcesPanel } from './sources/sources-panel.tsx'
import { TryPanel } from './try/try-panel.tsx'

const route = getRouteApi('/inside/knowledge')

/** What the assistant knows, what it does not, and why it finds what it finds. */
export function Page() {
  const { q = '', before, language, done } = route.useSearch()
  const navigate = route.useNavigate()
  const overview = useQuery(overviewQuery)
  // Then how to begin comes first.
  const isEmpty = overview.data?.sources.length === 0
  const show = (search: KnowledgeSearch) =>
    void navigate({ search: (old) => ({ ...old, ...search }), resetScroll: false })
  const tryQuestion = (question: string) => {
    show({ q: question, before: undefined })
    globalThis.scrollTo({ top: 0 })
  }
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={<Actions />} />
      {overview.data?.isExample && <ExampleNotice />}
      <QueryView query={overview} loading={<LoadingTiles tiles={4} />}>
        {(known) => <Overview {...known} />}
      </QueryView>
      {isEmpty && <SourcesPanel sources={[]} />}
      <TryPanel
        asked={{ q, before, language }}
        onAsk={(asked) =>
          show({ q: asked.q === '' ? undefined : asked.q, before: asked.before, language: asked.language })
        }
      />
      <QuestionsPanel
        done={done === true}
        onDone={(shown) => show({ done: shown ? true : undefined })}
        onTry={tryQuestion}
      />
      {overview.data && !isEmpty && (
        <div id="sources" className={classes.below}>
          <SourcesPanel sources={overview.data.sources} />
        </div>
      )}
    </>
  )
}

function Overview(known: Parameters<typeof Figures>[0]['known']) {
  const counts = useInfiniteQuery(questionsQuery(false)).data?.pages.at(-1)
  return <Figures known={known} questions={counts ?? null} />
}

function Actions() {
  const queryClient = useQueryClient()
  const look = useMutation({
    mutationFn: () => knowledge.refresh(),
    onSuccess: () => {
      say(texts.refreshed)
      void queryClient.invalidateQueries(overviewQuery)
    },
    onError: complain,
  })
  return (
    <Can scope="knowledge:write">
      <Button
        variant="default"
        leftSection={<IconRefresh size={18} aria-hidden />}
        loading={look.isPending}
        onClick={() => look.mutate()}
      >
        {texts.refreshAll}
      </Button>
      <ButtonLink to="/knowledge/new" leftSection={<IconPencilPlus size={18} aria-hidden />}>
        {texts.write}
      </ButtonLink>
    </Can>
  )
}
