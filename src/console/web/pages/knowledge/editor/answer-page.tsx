import { IconMessageOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { isNotFound } from '../../../data/api-error.ts'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import { draftQuery, type WrittenPage } from '../data.ts'
import { WayBack } from '../way-back.tsx'
import { AskedPanel } from './asked-panel.tsx'
import { NewPageForm } from './new-page-form.tsx'
import { Written } from './written.tsx'

const texts = editor.answer
const route = getRouteApi('/inside/knowledge/answer/$group')

/** A page that answers what callers have asked. */
export function Page() {
  const { group } = route.useParams()
  const draft = useQuery(draftQuery(group))
  const [written, setWritten] = useState<WrittenPage | null>(null)
  if (isNotFound(draft.error)) {
    return (
      <Notice icon={IconMessageOff} title={texts.gone} order={1}>
        <title>{texts.gone}</title>
        {texts.goneWords}
      </Notice>
    )
  }
  return (
    <>
      <WayBack />
      <PageHeader title={texts.title} lead={texts.lead} />
      {written ? (
        <Written written={written} answers={group} />
      ) : (
        <QueryView query={draft}>
          {({ title, keywords, fileName, group: asked }) => (
            <NewPageForm initial={{ title, keywords, name: fileName }} answers={group} onWritten={setWritten}>
              <AskedPanel group={asked} />
            </NewPageForm>
          )}
        </QueryView>
      )}
    </>
  )
}
