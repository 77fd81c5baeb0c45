import { Button, Code, Group, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { CopyButton } from '../../../components/copy-button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { LoadingLines } from '../../../components/loading.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { call } from '../../../texts/en/call.ts'
import { addressesOf, scenarioQuery } from '../data.ts'
import classes from './scenario-dialog.module.css'

const texts = call.files
const command = 'npx frontdesk call --scenario call.yaml'

interface ScenarioDialogProps {
  readonly callId: string
  readonly onClose: () => void
}

/** A test made of the call, with what somebody has to look at marked. */
export function ScenarioDialog({ callId, onClose }: ScenarioDialogProps) {
  const query = useQuery(scenarioQuery(callId))
  return (
    <Dialog title={texts.scenarioTitle} onClose={onClose} size="xl">
      <Text size="sm" c="dimmed">
        {texts.scenarioWords}
      </Text>
      <QueryView query={query} loading={<LoadingLines lines={8} />}>
        {(yaml) => <Scenario yaml={yaml} address={addressesOf(callId).scenario} />}
      </QueryView>
    </Dialog>
  )
}

function Scenario({ yaml, address }: { readonly yaml: string; readonly address: string }) {
  const lines = yaml.trimEnd().split('\n')
  const marked = lines.filter(isMarked).length
  return (
    <>
      <Text fw={600} mt="md">
        {texts.reviews(marked)}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys */}
      <section className={classes.text} tabIndex={0} aria-label={texts.scenarioText} data-autofocus>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that does not change
          <div key={place} className={classes.line}>
            {isMarked(line) ? (
              <mark>
                <SafeText keepLines>{line}</SafeText>
              </mark>
            ) : (
              <SafeText keepLines>{line || ' '}</SafeText>
            )}
          </div>
        ))}
      </section>
      <Text size="sm" c="dimmed" mt="sm">
        {texts.run} <Code>{command}</Code>
      </Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <CopyButton text={yaml} label={texts.copy} />
        <Button component="a" href={address} download leftSection={<IconDownload size={16} aria-hidden />}>
          {texts.download}
        </Button>
      </Group>
    </>
  )
}

function isMarked(line: string): boolean {
  return /\breview: true\b/.test(line)
}
