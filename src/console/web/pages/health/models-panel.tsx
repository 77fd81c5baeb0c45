import { Text } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { Empty } from '../../components/empty.tsx'
import { Panel } from '../../components/panel.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { TimeAgo } from '../../components/times.tsx'
import { delayInWords } from '../../format/numbers.ts'
import { health as texts } from '../../texts/en/health.ts'
import type { Health } from './data.ts'

type Model = Health['models'][number]

const words = texts.models
const tones: Readonly<Record<Model['state'], Tone>> = { ok: 'good', refused: 'bad', failing: 'bad', unknown: 'plain' }

/** Each language model: how it does, and how long its first words take. */
export function ModelsPanel({ models }: Pick<Health, 'models'>) {
  return (
    <Panel title={words.title} lead={words.lead} flush id="models">
      {models.length === 0 ? (
        <Empty icon={IconSparkles} title={words.none}>
          {words.noneWords}
        </Empty>
      ) : (
        <DataTable caption={words.caption} columns={columns} rows={models} keyOf={({ id }) => id} />
      )}
    </Panel>
  )
}

const { id: name, state: how, firstWords: delay, failure } = words.columns
const columns: readonly Column<Model>[] = [
  { key: 'id', header: name, isTitle: true, cell: ({ id }) => <SafeText>{id}</SafeText> },
  {
    key: 'state',
    header: how,
    besideTitle: true,
    cell: ({ state }) => <StatusBadge tone={tones[state]}>{words.states[state]}</StatusBadge>,
  },
  { key: 'firstWords', header: delay, cell: ({ firstWords }) => firstWords && <FirstWords {...firstWords} /> },
  { key: 'failure', header: failure, isLong: true, cell: ({ lastFailure }) => <LastFailure failure={lastFailure} /> },
]

function FirstWords({ samples, medianMs, slowestMs }: NonNullable<Model['firstWords']>) {
  return (
    <>
      {samples === 1 ? delayInWords(medianMs) : words.firstWords(delayInWords(medianMs), delayInWords(slowestMs))}
      <Text component="span" size="sm" c="dimmed" display="block">
        {words.samples(samples)}
      </Text>
    </>
  )
}

function LastFailure({ failure: last }: { readonly failure: Model['lastFailure'] }) {
  if (last === null) return words.noFailure
  return (
    <>
      <SafeText>{last.reason}</SafeText>
      <Text component="span" size="sm" c="dimmed" display="block">
        <TimeAgo at={last.at} />
      </Text>
    </>
  )
}
