import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CopyButton } from '../../components/copy-button.tsx'
import { LoadingRows } from '../../components/loading.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { health as texts } from '../../texts/en/health.ts'
import { healthQuery } from './data.ts'
import { DeliveriesPanel } from './deliveries-panel.tsx'
import { MachinePanel } from './machine-panel.tsx'
import { ModelsPanel } from './models-panel.tsx'
import { PartsPanel } from './parts-panel.tsx'
import { reportOf } from './report.ts'
import { VerdictPanel } from './verdict-panel.tsx'
import { WebhooksPanel } from './webhooks-panel.tsx'
import { WiringPanel } from './wiring-panel.tsx'

/** Whether calls are answered, and how each part does. */
export function Page() {
  const query = useQuery(healthQuery)
  // Not while it looks by itself, every few seconds.
  const [isLooking, setIsLooking] = useState(false)

  async function lookAgain(): Promise<void> {
    setIsLooking(true)
    await query.refetch()
    setIsLooking(false)
  }

  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={isLooking}
              onClick={() => void lookAgain()}
            >
              {texts.again}
            </Button>
            {query.data && <CopyButton text={reportOf(query.data)} label={texts.copy} />}
          </>
        }
      />
      <QueryView query={query} loading={<LoadingRows rows={6} />}>
        {(health) => (
          <>
            <VerdictPanel health={health} />
            <PartsPanel parts={health.parts} />
            <WiringPanel wiring={health.wiring} />
            <WebhooksPanel webhooks={health.webhooks} />
            <ModelsPanel models={health.models} />
            <DeliveriesPanel deliveries={health.deliveries} />
            <MachinePanel health={health} />
          </>
        )}
      </QueryView>
    </>
  )
}
