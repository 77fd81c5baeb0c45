import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PageHeader } from '../../../components/page-header.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { useCan } from '../../../data/session.ts'
import { editor as texts } from '../../../texts/en/editor.ts'
import { assistantQuery } from '../data.ts'
import { AssistantTabs } from '../tabs.tsx'
import { EditSettings } from './edit-settings.tsx'
import { ReadSettings } from './read-settings.tsx'

const route = getRouteApi('/inside/assistant/edit')

/** The settings' file: edited by who may, read by everybody else. */
export function Page() {
  const query = useQuery(assistantQuery)
  const mayWrite = useCan('assistant:write')
  const { at } = route.useSearch()
  return (
    <>
      <AssistantTabs />
      <QueryView query={query} loading={<PageHeader title={texts.title} lead={texts.lead} />}>
        {(running) =>
          mayWrite && !running.isExample && !running.masked ? (
            <EditSettings running={running} at={at ?? null} />
          ) : (
            <ReadSettings running={running} at={at ?? null} mayWrite={mayWrite} />
          )
        }
      </QueryView>
    </>
  )
}
