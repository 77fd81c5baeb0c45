import { Title } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../components/button-link.tsx'
import { Can } from '../../../components/can.tsx'
import { LoadingLines } from '../../../components/loading.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { trying as texts } from '../../../texts/en/knowledge-try.ts'
import { type Asked, overviewQuery, type SearchResult, searchQuery } from '../data.ts'
import { AskForm } from './ask-form.tsx'
import { FoundPassageCard } from './found-passage.tsx'
import classes from './try.module.css'
import { Understood } from './understood.tsx'
import { Verdict } from './verdict.tsx'

interface TryPanelProps {
  /** Its question is empty for nothing. */
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
}

/** What a caller who asks this is answered from, and why. */
export function TryPanel({ asked, onAsk }: TryPanelProps) {
  const hasAsked = asked.q !== ''
  const query = useQuery({ ...searchQuery(asked), enabled: hasAsked, placeholderData: keepPreviousData })
  return (
    <Panel title={texts.title} lead={texts.lead}>
      <AskForm
        asked={asked}
        onAsk={onAsk}
        languages={useQuery(overviewQuery).data?.languages ?? []}
        isPending={hasAsked && query.isFetching && query.isPending}
      />
      {hasAsked && (
        <div className={classes.result} aria-busy={query.isPlaceholderData}>
          <QueryView query={query} loading={<LoadingLines lines={6} />}>
            {(result) => <Result result={result} />}
          </QueryView>
        </div>
      )}
    </Panel>
  )
}

function Result({ result }: { readonly result: SearchResult }) {
  const modelPassages = useQuery(overviewQuery).data?.modelPassages ?? null
  const { passages, question, answer } = result
  return (
    <>
      <div role="status">
        <Verdict result={result} modelPassages={modelPassages} />
      </div>
      {answer.from === 'declined' && (
        <Can scope="knowledge:write">
          <ButtonLink
            to="/knowledge/new"
            search={{ about: question }}
            variant="light"
            leftSection={<IconPencilPlus size={18} aria-hidden />}
            className={classes.write}
          >
            {texts.writeAnswer}
          </ButtonLink>
        </Can>
      )}
      <Understood {...result} />
      {passages.length === 0 ? (
        <p className={classes.note}>{texts.nothingWords}</p>
      ) : (
        <div>
          <Title order={3}>{texts.found(passages.length)}</Title>
          <ol className={classes.passages}>
            {passages.map((passage, place) => (
              <FoundPassageCard
                // biome-ignore lint/suspicious/noArrayIndexKey: a document may have the same passage twice
                key={place}
                passage={passage}
                place={place + 1}
                result={result}
              />
            ))}
          </ol>
        </div>
      )}
    </>
  )
}
