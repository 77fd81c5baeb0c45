import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { KeyValues } from '../../../components/key-values.tsx'
import { LoadingLines } from '../../../components/loading.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { Moment } from '../../../components/times.tsx'
import { useCan } from '../../../data/session.ts'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import {
  assistantQuery,
  fileOf,
  type RunningAssistant,
  runsQuery,
  type SettingsRun,
  versionTextQuery,
} from '../data.ts'
import { AssistantTabs } from '../tabs.tsx'
import { RestoreButton } from '../versions/restore-button.tsx'
import { Comparison } from './comparison.tsx'

const route = getRouteApi('/inside/assistant/versions/$version')

const words = texts.versions

/** One version of the settings, compared with what runs or with the one before it. */
export function Page() {
  const { version } = route.useParams()
  const text = useQuery(versionTextQuery(version))
  const running = useQuery(assistantQuery)
  return (
    <>
      <AssistantTabs />
      <PageHeader
        title={words.one(version)}
        lead={words.oneLead}
        actions={
          <>
            <Button
              component={Link}
              {...{ to: '/assistant/versions' }}
              variant="default"
              leftSection={<IconArrowLeft size={16} aria-hidden />}
            >
              {words.back}
            </Button>
            {running.data && <Restore version={version} running={running.data} />}
          </>
        }
      />
      <QueryView query={text} loading={<LoadingLines lines={8} />}>
        {(found) => (
          <QueryView query={running} loading={<LoadingLines lines={8} />}>
            {(now) => <Version version={version} text={found.text} running={now} />}
          </QueryView>
        )}
      </QueryView>
    </>
  )
}

function Restore({ version, running }: { readonly version: string; readonly running: RunningAssistant }) {
  const mayRestore = useCan('assistant:write') && !running.isExample
  if (!mayRestore || running.version === version) return null
  return <RestoreButton version={version} base={fileOf(running).version} />
}

interface VersionProps {
  readonly version: string
  readonly text: string
  readonly running: RunningAssistant
}

type With = 'running' | 'before' | 'nothing'

function Version({ version, text, running }: VersionProps) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const isRunning = version === running.version
  const runs = useQuery({ ...runsQuery(search.run ?? 0), enabled: search.run !== undefined })
  const before = runs.data?.before ?? null
  const choices: With[] = [
    ...(isRunning ? [] : (['running'] as const)),
    ...(before ? (['before'] as const) : []),
    'nothing',
  ]
  const wanted = search.with ?? choices[0] ?? 'nothing'
  const chosen = choices.includes(wanted) ? wanted : (choices[0] ?? 'nothing')
  const labels = { running: words.againstRunning, before: words.againstBefore, nothing: words.againstNothing }
  return (
    <>
      {runs.data?.run && <Run run={runs.data.run} isRunning={isRunning} />}
      <Panel title={words.against}>
        <SegmentedControl
          aria-label={words.against}
          value={chosen}
          onChange={(value) => void navigate({ search: { ...search, with: value as With }, replace: true })}
          data={choices.map((value) => ({ value, label: labels[value] }))}
        />
        <Comparison {...{ chosen, version, text, running, before }} />
      </Panel>
    </>
  )
}

function Run({ run, isRunning }: { readonly run: SettingsRun; readonly isRunning: boolean }) {
  const { version, at, by, how, note } = words.columns
  return (
    <Panel>
      <KeyValues
        items={[
          { label: version, value: isRunning ? words.isRunning : null },
          { label: at, value: <Moment at={run.at} style="seconds" /> },
          { label: how, value: texts.runs.origins[run.origin] },
          { label: by, value: run.by && <SafeText>{run.by}</SafeText> },
          { label: note, value: run.note === '' ? null : <SafeText>{run.note}</SafeText> },
        ]}
      />
    </Panel>
  )
}
