import { Alert, Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { SafeText } from '../../components/safe-text.tsx'
import { Stat, Stats } from '../../components/stat.tsx'
import { countInWords } from '../../format/numbers.ts'
import { knowledge } from '../../texts/en/knowledge.ts'
import type { KnowledgeOverview } from './data.ts'
import { type SourceState, stateOf } from './sources/source-state.ts'

const texts = knowledge.figures
const needsLook: readonly SourceState[] = ['broken', 'partly', 'empty']

interface FiguresProps {
  readonly known: KnowledgeOverview
  /** Groups of questions without an answer; null while that is not known. */
  readonly questions: { readonly open: number; readonly done: number } | null
}

/** How much the assistant knows, and how it is searched, at a glance. */
export function Figures({ known, questions }: FiguresProps) {
  const { documents, passages, meaning } = known
  return (
    <>
      <Stats>
        <Stat label={texts.documents} value={countInWords(documents)} note={sourcesNote(known)} />
        <Stat label={texts.passages} value={countInWords(passages)} note={texts.passagesNote} />
        <Stat
          label={texts.unanswered}
          value={questions ? countInWords(questions.open) : '…'}
          note={questions ? texts.unansweredNote(countInWords(questions.done)) : undefined}
        />
        <Stat
          label={texts.search}
          value={meaning.state === 'on' ? texts.byBoth : texts.byWords}
          note={searchNote(meaning)}
        />
      </Stats>
      {meaning.problem !== null && (
        <Alert color="brass" icon={<IconAlertTriangle aria-hidden />} title={knowledge.trouble.title}>
          {knowledge.trouble.words} <SafeText>{meaning.problem}</SafeText>
        </Alert>
      )}
    </>
  )
}

function sourcesNote({ sources }: KnowledgeOverview): ReactNode {
  const troubled = sources.filter((source) => needsLook.includes(stateOf(source))).length
  if (troubled === 0) return texts.sources(sources.length)
  return (
    <Anchor href="#sources" inherit underline="always">
      {texts.troubled(troubled)}
    </Anchor>
  )
}

function searchNote({ because, waiting }: KnowledgeOverview['meaning']): string {
  if (because !== null) return texts.because[because]
  return waiting > 0 ? texts.waiting(countInWords(waiting)) : texts.complete
}
