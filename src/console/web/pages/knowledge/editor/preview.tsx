import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { LoadingLines } from '../../../components/loading.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import { type PagePreview, previewQuery } from '../data.ts'
import { PassageList } from '../passage-list.tsx'
import classes from './editor.module.css'

const texts = editor.preview
const patienceMs = 500

interface PreviewProps {
  readonly name: string
  readonly text: string
  /** Whether there is nothing to be shown yet. */
  readonly isEmpty: boolean
}

/** What becomes of a page, read by the reader that reads it once it is saved. */
export function Preview({ name, text, isEmpty }: PreviewProps) {
  const [settled] = useDebouncedValue(text, patienceMs)
  const query = useQuery({
    ...previewQuery({ name: name.endsWith('.txt') ? 'page.txt' : 'page.md', text: settled }),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Panel title={texts.title} lead={texts.lead}>
      <div className={classes.preview}>{isEmpty ? <p>{texts.empty}</p> : <Read query={query} />}</div>
    </Panel>
  )
}

function Read({ query: { data, error } }: { readonly query: UseQueryResult<PagePreview> }) {
  if (error) return <p role="status">{texts.failed}</p>
  if (!data) return <LoadingLines />
  if (data.problem !== null) {
    return (
      <p role="status">
        <SafeText>{texts.problem(data.problem)}</SafeText>
      </p>
    )
  }
  return data.passages.length === 0 ? <p role="status">{texts.nothing}</p> : <PassageList passages={data.passages} />
}
