import { SafeText } from '../../../components/safe-text.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import type { Column } from '../../../components/table/data-table.tsx'
import { RowLink } from '../../../components/table/row-link.tsx'
import { TimeAgo } from '../../../components/times.tsx'
import { countInWords } from '../../../format/numbers.ts'
import { knowledge } from '../../../texts/en/knowledge.ts'
import type { ListedDocument } from '../data.ts'
import classes from './documents.module.css'

const texts = knowledge.documents

export const documentColumns: readonly Column<ListedDocument>[] = [
  {
    key: 'name',
    header: texts.columns.name,
    isTitle: true,
    cell: ({ source, name, title, problem }) => (
      <>
        <RowLink to="/knowledge/document" search={{ source, name }}>
          <SafeText>{name}</SafeText>
        </RowLink>
        {title !== name && (
          <span className={classes.title}>
            <SafeText>{title}</SafeText>
          </span>
        )}
        {problem !== null && (
          <span className={classes.title}>
            <SafeText>{problem}</SafeText>
          </span>
        )}
      </>
    ),
  },
  { key: 'kind', header: texts.columns.kind, cell: ({ kind }) => texts.kinds[kind] },
  { key: 'state', header: texts.columns.state, besideTitle: true, cell: (document) => <State {...document} /> },
  {
    key: 'passages',
    header: texts.columns.passages,
    isFigure: true,
    cell: ({ passages }) => countInWords(passages),
  },
  { key: 'read', header: texts.columns.read, cell: ({ readAt }) => <TimeAgo at={readAt} /> },
]

function State({ problem, passages }: ListedDocument) {
  if (problem !== null && passages > 0) return <StatusBadge tone="notice">{texts.states.old}</StatusBadge>
  if (problem !== null) return <StatusBadge tone="bad">{texts.states.refused}</StatusBadge>
  if (passages === 0) return <StatusBadge tone="plain">{texts.states.unused}</StatusBadge>
  return <StatusBadge tone="good">{texts.states.used}</StatusBadge>
}
