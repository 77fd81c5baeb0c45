import { SegmentedControl } from '@mantine/core'
import { IconCircleCheck, IconInbox } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Empty } from '../../../components/empty.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { LoadMore } from '../../../components/table/load-more.tsx'
import { countInWords } from '../../../format/numbers.ts'
import { knowledge as texts } from '../../../texts/en/knowledge.ts'
import { questionsQuery } from '../data.ts'
import { QuestionItem } from './question-item.tsx'
import classes from './questions.module.css'

const words = texts.questions

interface QuestionsPanelProps {
  /** Shows those that are dealt with. */
  readonly done: boolean
  readonly onDone: (done: boolean) => void
  readonly onTry: (question: string) => void
}

/** What callers asked and nobody could answer. */
export function QuestionsPanel({ done, onDone, onTry }: QuestionsPanelProps) {
  const query = useInfiniteQuery({ ...questionsQuery(done), placeholderData: keepPreviousData })
  const counts = query.data?.pages.at(-1)
  const choices = [
    { value: 'open', label: words.open(counts ? countInWords(counts.open) : '…') },
    { value: 'done', label: words.done(counts ? countInWords(counts.done) : '…') },
  ]
  const choice = (
    <SegmentedControl
      aria-label={words.which}
      size="xs"
      data={choices}
      value={done ? 'done' : 'open'}
      onChange={(value) => onDone(value === 'done')}
    />
  )
  return (
    <Panel title={words.title} lead={words.lead} actions={choice} flush>
      <QueryView query={query}>
        {({ pages }) => {
          const groups = pages.flatMap((page) => page.groups)
          if (groups.length === 0) return <Nothing done={done} />
          return (
            <>
              <ul className={classes.groups} aria-label={words.list}>
                {groups.map((group) => (
                  <QuestionItem key={group.id} group={group} onTry={onTry} />
                ))}
              </ul>
              {query.hasNextPage && <LoadMore query={query} count={groups.length} />}
            </>
          )
        }}
      </QueryView>
    </Panel>
  )
}

function Nothing({ done }: { readonly done: boolean }) {
  if (done) {
    return (
      <Empty icon={IconInbox} title={words.none.done}>
        {words.none.doneWords}
      </Empty>
    )
  }
  return (
    <Empty icon={IconCircleCheck} title={words.none.open}>
      {words.none.openWords}
    </Empty>
  )
}
