import { useState } from 'react'
import type { WrittenPage } from '../data.ts'
import { EditPageForm } from './edit-page-form.tsx'
import { Outcome } from './outcome.tsx'

interface WrittenProps {
  readonly written: WrittenPage
  /** Id of the group of questions that the page is to answer. */
  readonly answers?: string
}

/** What became of a page that was saved; from here it can be written on, and asked again. */
export function Written({ written, answers }: WrittenProps) {
  const [last, setLast] = useState(written)
  const [isEditing, setIsEditing] = useState(false)
  if (!isEditing) return <Outcome written={last} onEdit={() => setIsEditing(true)} />
  return (
    <EditPageForm
      page={last.page}
      {...(answers !== undefined && { answers })}
      onWritten={(again) => {
        setLast(again)
        setIsEditing(false)
      }}
    />
  )
}
