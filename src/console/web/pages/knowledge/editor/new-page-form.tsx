import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { announce } from '../../../components/announcer.ts'
import { TextField } from '../../../components/form/fields.tsx'
import { Form } from '../../../components/form/form.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import { type KnowledgeOverview, knowledge, overviewQuery, type WrittenPage } from '../data.ts'
import { ExampleNotice } from '../example-notice.tsx'
import { shortPlace } from '../sources/source-state.ts'
import { composePage, fileNameFor } from './compose.ts'
import classes from './editor.module.css'
import { LeaveGuard } from './leave-guard.tsx'
import { NoFolder } from './no-folder.tsx'
import { Preview } from './preview.tsx'
import { TextAreaField } from './text-area-field.tsx'

const texts = editor.form

interface NewPageFormProps {
  /** What the fields begin with. */
  readonly initial: { readonly title: string; readonly keywords: readonly string[]; readonly name: string }
  /** Id of the group of questions that the page answers. */
  readonly answers?: string
  /** Beside the form. */
  readonly children?: ReactNode
  readonly onWritten: (written: WrittenPage) => void
}

/** A new page: its title, its text, and the words of callers; the file is made of them. */
export function NewPageForm(props: NewPageFormProps) {
  const overview = useQuery(overviewQuery)
  return (
    <QueryView query={overview}>
      {({ isExample, folders }) => {
        if (isExample) return <ExampleNotice />
        return folders.length === 0 ? <NoFolder /> : <Fields {...props} folders={folders} />
      }}
    </QueryView>
  )
}

function Fields({
  initial,
  answers,
  children,
  onWritten,
  folders,
}: NewPageFormProps & Pick<KnowledgeOverview, 'folders'>) {
  const queryClient = useQueryClient()
  const [title, setTitle] = useState(initial.title)
  const [text, setText] = useState('')
  const [keywords, setKeywords] = useState(initial.keywords.join(', '))
  const [name, setName] = useState<string | null>(initial.name === '' ? null : initial.name)
  const [folder, setFolder] = useState(folders[0]?.id ?? '')
  const fileName = name ?? fileNameFor(title)
  const page = composePage({ title: title.trim(), text, keywords: listed(keywords) })
  const save = useMutation({
    mutationFn: () =>
      knowledge.create({ folder, name: fileName, text: page, ...(answers !== undefined && { answers }) }),
    async onSuccess(written) {
      announce(editor.saved)
      onWritten(written)
      await queryClient.invalidateQueries({ queryKey: ['knowledge'] })
    },
  })
  return (
    <div className={classes.sides}>
      <LeaveGuard isDirty={text.trim() !== '' && !save.isSuccess} />
      <Panel>
        <Form
          onSubmit={() => save.mutate()}
          isPending={save.isPending}
          error={save.error}
          submit={answers === undefined ? texts.save : texts.saveAnswer}
        >
          <TextField
            name="title"
            label={texts.pageTitle}
            description={texts.pageTitleHint}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
            maxLength={200}
            required
          />
          <TextAreaField
            name="text"
            label={texts.text}
            description={texts.textHint}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            minRows={8}
            maxRows={24}
            required
            autoFocus
          />
          <TextField
            name="keywords"
            label={texts.keywords}
            description={texts.keywordsHint}
            value={keywords}
            onChange={({ currentTarget }) => setKeywords(currentTarget.value)}
            maxLength={500}
          />
          <TextField
            name="name"
            label={texts.name}
            description={texts.nameHint}
            value={fileName}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={120}
            required
          />
          {folders.length > 1 && (
            <NativeSelect
              label={texts.folder}
              value={folder}
              onChange={({ currentTarget }) => setFolder(currentTarget.value)}
              data={folders.map(({ id, location }) => ({ value: id, label: shortPlace(location) }))}
            />
          )}
        </Form>
      </Panel>
      <div className={classes.side}>
        {children}
        <Preview name={fileName} text={page} isEmpty={text.trim() === ''} />
      </div>
    </div>
  )
}

/** What stands between commas. */
function listed(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
