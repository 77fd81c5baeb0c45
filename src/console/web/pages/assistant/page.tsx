import { Button } from '@mantine/core'
import { IconFileText, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LoadingRows } from '../../components/loading.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useCan } from '../../data/session.ts'
import { assistant as texts } from '../../texts/en/assistant.ts'
import { assistantQuery, type RunningAssistant } from './data.ts'
import { DoesPanel } from './overview/does-panel.tsx'
import { EmergenciesPanel } from './overview/emergencies-panel.tsx'
import { HoursPanel } from './overview/hours-panel.tsx'
import { KnowsPanel } from './overview/knows-panel.tsx'
import { LanguagesPanel } from './overview/languages-panel.tsx'
import { ModelsPanel } from './overview/models-panel.tsx'
import { DiskNotice, ExampleNotice } from './overview/notices.tsx'
import classes from './overview/overview.module.css'
import { PeoplePanel } from './overview/people-panel.tsx'
import { PrivacyPanel } from './overview/privacy-panel.tsx'
import { RunsPanel } from './overview/runs-panel.tsx'
import { SaysPanel } from './overview/says-panel.tsx'
import { AssistantTabs } from './tabs.tsx'

/** What answers new calls, for people who do not read YAML. */
export function Page() {
  const query = useQuery(assistantQuery)
  const mayEdit = useCan('assistant:write') && query.data?.isExample === false
  const Sign = mayEdit ? IconPencil : IconFileText
  return (
    <>
      <AssistantTabs />
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button
            component={Link}
            {...{ to: '/assistant/edit' }}
            variant={mayEdit ? 'filled' : 'default'}
            leftSection={<Sign size={16} aria-hidden />}
          >
            {mayEdit ? texts.edit : texts.read}
          </Button>
        }
      />
      <QueryView query={query} loading={<LoadingRows rows={6} />}>
        {(running) => <Overview running={running} />}
      </QueryView>
    </>
  )
}

function Overview({ running }: { readonly running: RunningAssistant }) {
  const { overview } = running
  return (
    <>
      {running.isExample && <ExampleNotice />}
      {running.onDisk && <DiskNotice onDisk={running.onDisk} />}
      <RunsPanel running={running} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <SaysPanel overview={overview} />
          <LanguagesPanel languages={overview.languages} />
          <ModelsPanel models={overview.models} line={overview.line} />
        </div>
        <div className={classes.column}>
          <HoursPanel hours={overview.openingHours} />
        </div>
      </div>
      <PeoplePanel people={overview.people} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <KnowsPanel sources={overview.sources} instructions={overview.instructions} />
          <PrivacyPanel overview={overview} />
        </div>
        <div className={classes.column}>
          <DoesPanel overview={overview} />
          <EmergenciesPanel emergencies={overview.emergencies} number={overview.emergencyNumber} />
        </div>
      </div>
    </>
  )
}
