import { IconMapSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { isNotFound } from '../../../data/api-error.ts'
import { knowledge } from '../../../texts/en/knowledge.ts'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import { pageQuery, type WrittenPage } from '../data.ts'
import { shortPlace } from '../sources/source-state.ts'
import { WayBack } from '../way-back.tsx'
import { EditPageForm } from './edit-page-form.tsx'
import { Written } from './written.tsx'

const texts = knowledge.document
const route = getRouteApi('/inside/knowledge/pages/$page')

/** A page of the owner's, edited as it stands in its file. */
export function Page() {
  const { page: id } = route.useParams()
  const query = useQuery(pageQuery(id))
  const [written, setWritten] = useState<WrittenPage | null>(null)
  if (isNotFound(query.error)) {
    return (
      <Notice icon={IconMapSearch} title={texts.unknown} order={1}>
        <title>{texts.unknown}</title>
        {texts.unknownWords}
      </Notice>
    )
  }
  const { source = '', name = '' } = query.data ?? {}
  const place = shortPlace(source.slice(source.indexOf(':') + 1))
  return (
    <>
      <WayBack
        {...(source !== '' && { then: { label: place, link: { to: '/knowledge/documents', search: { source } } } })}
      />
      <PageHeader title={name} heading={<SafeText>{name}</SafeText>} lead={editor.edit.lead} />
      {written ? (
        <Written written={written} />
      ) : (
        <QueryView query={query}>{(page) => <EditPageForm page={page} onWritten={setWritten} />}</QueryView>
      )}
    </>
  )
}
