import { Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { announce } from '../../../components/announcer.ts'
import { Form } from '../../../components/form/form.tsx'
import { Panel } from '../../../components/panel.tsx'
import { isConflict } from '../../../data/api-error.ts'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import { knowledge, type PageText, pageQuery, type WrittenPage } from '../data.ts'
import { isDraft, withDraft } from './compose.ts'
import classes from './editor.module.css'
import { LeaveGuard } from './leave-guard.tsx'
import { Preview } from './preview.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { TextAreaField } from './text-area-field.tsx'

const texts = editor.form

interface EditPageFormProps {
  readonly page: PageText
  /** Id of the group of questions that the page is to answer. */
  readonly answers?: string
  readonly onWritten: (written: WrittenPage) => void
}

/** A page as it stands in its file. What somebody else has saved meanwhile is never written over unseen. */
export function EditPageForm({ page, answers, onWritten }: EditPageFormProps) {
  const queryClient = useQueryClient()
  // What is asked for again while somebody writes does not change what they write on.
  const [base, setBase] = useState(page.base)
  const [before, setBefore] = useState(() => plainLines(page.text))
  const [text, setText] = useState(before)
  const isMarkdown = /\.(?:md|markdown)$/i.test(page.name)
  const save = useMutation({
    mutationFn: () => knowledge.replace(page.id, { text, base, ...(answers !== undefined && { answers }) }),
    async onSuccess(written) {
      announce(editor.saved)
      onWritten(written)
      await queryClient.invalidateQueries({ queryKey: ['knowledge'] })
    },
  })
  const isStale = isConflict(save.error)

  /** Goes on from what is in the file now. */
  async function goOnFrom(keepsMine: boolean): Promise<void> {
    const now = await queryClient.fetchQuery({ ...pageQuery(page.id), staleTime: 0 })
    setBase(now.base)
    setBefore(plainLines(now.text))
    if (!keepsMine) setText(plainLines(now.text))
    save.reset()
  }

  return (
    <div className={classes.sides}>
      <LeaveGuard isDirty={text !== before && !save.isSuccess} />
      <Panel>
        {isStale && <StaleNotice id={page.id} onTheirs={() => goOnFrom(false)} onMine={() => goOnFrom(true)} />}
        <Form
          onSubmit={() => save.mutate()}
          isPending={save.isPending}
          error={isStale ? null : save.error}
          submit={answers === undefined ? texts.save : texts.saveAnswer}
        >
          <TextAreaField
            name="text"
            label={texts.whole}
            {...(isMarkdown && { description: texts.wholeHint })}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            minRows={14}
            maxRows={32}
            spellCheck
            classNames={{ input: classes.source }}
            required
          />
          {isMarkdown && (
            <Switch
              label={texts.draft}
              checked={isDraft(text)}
              onChange={({ currentTarget }) => setText(withDraft(text, currentTarget.checked))}
            />
          )}
        </Form>
      </Panel>
      <div className={classes.side}>
        <Preview name={page.name} text={text} isEmpty={text.trim() === ''} />
      </div>
    </div>
  )
}

/** Line ends as browsers have them. */
function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
