import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { PageHeader } from '../../../components/page-header.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import type { WrittenPage } from '../data.ts'
import { WayBack } from '../way-back.tsx'
import { NewPageForm } from './new-page-form.tsx'
import { Written } from './written.tsx'

const texts = editor.create
const route = getRouteApi('/inside/knowledge/new')

/** A page about whatever the owner wants. */
export function Page() {
  const { about = '' } = route.useSearch()
  const [written, setWritten] = useState<WrittenPage | null>(null)
  return (
    <>
      <WayBack />
      <PageHeader title={texts.title} lead={texts.lead} />
      {written ? (
        <Written written={written} />
      ) : (
        <NewPageForm initial={{ title: about, keywords: [], name: '' }} onWritten={setWritten} />
      )}
    </>
  )
}
