import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconMapSearch, IconPencil } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ButtonLink } from '../../../components/button-link.tsx'
import { Can } from '../../../components/can.tsx'
import { KeyValues } from '../../../components/key-values.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { LoadMore } from '../../../components/table/load-more.tsx'
import { Moment, TimeAgo } from '../../../components/times.tsx'
import { isNotFound } from '../../../data/api-error.ts'
import { knowledge } from '../../../texts/en/knowledge.ts'
import { documentQuery, type ListedDocument } from '../data.ts'
import { PassageList } from '../passage-list.tsx'
import { shortPlace } from '../sources/source-state.ts'
import { WayBack } from '../way-back.tsx'

const texts = knowledge.document
const route = getRouteApi('/inside/knowledge/document')

/** A document as the assistant reads it. */
export function Page() {
  const { source = '', name = '' } = route.useSearch()
  const query = useInfiniteQuery(documentQuery(source, name))
  if (isNotFound(query.error)) {
    return (
      <Notice icon={IconMapSearch} title={texts.unknown} order={1}>
        <title>{texts.unknown}</title>
        {texts.unknownWords}
      </Notice>
    )
  }
  const document = query.data?.pages.at(0)?.document
  const place = source.slice(source.indexOf(':') + 1)
  return (
    <>
      <WayBack then={{ label: shortPlace(place), link: { to: '/knowledge/documents', search: { source } } }} />
      <PageHeader
        title={document?.title ?? name}
        heading={<SafeText>{document?.title ?? name}</SafeText>}
        lead={<SafeText>{name}</SafeText>}
        actions={document && <EditLink {...document} />}
      />
      <QueryView query={query}>
        {({ pages }) => {
          const [first] = pages
          const passages = pages.flatMap((page) => page.passages)
          return (
            <>
              {first && <About {...first.document} />}
              {passages.length > 0 && (
                <Panel title={texts.passages} lead={texts.lead}>
                  <PassageList passages={passages} />
                  {query.hasNextPage && <LoadMore query={query} count={passages.length} />}
                </Panel>
              )}
            </>
          )
        }}
      </QueryView>
    </>
  )
}

function EditLink({ page }: ListedDocument) {
  if (page === null) return null
  return (
    <Can scope="knowledge:write">
      <ButtonLink
        to="/knowledge/pages/$page"
        params={{ page }}
        variant="default"
        leftSection={<IconPencil size={18} aria-hidden />}
      >
        {texts.edit}
      </ButtonLink>
    </Can>
  )
}

function About({ kind, changedAt, readAt, checkedAt, problem, passages }: ListedDocument) {
  const { facts } = texts
  return (
    <>
      {problem !== null && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={<SafeText>{texts.problem(problem)}</SafeText>}
        >
          {passages > 0 ? texts.copy : texts.noCopy}
        </Alert>
      )}
      {problem === null && passages === 0 && (
        <Alert color="slate" icon={<IconInfoCircle aria-hidden />}>
          {texts.draft}
        </Alert>
      )}
      <Panel>
        <KeyValues
          items={[
            { label: facts.kind, value: knowledge.documents.kinds[kind] },
            { label: facts.changed, value: changedAt !== null && <Moment at={changedAt} style="date" /> },
            { label: facts.read, value: <TimeAgo at={readAt} /> },
            { label: facts.checked, value: <TimeAgo at={checkedAt} /> },
          ].filter(({ value }) => value !== false)}
        />
      </Panel>
    </>
  )
}
