import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Can } from '../../../components/can.tsx'
import { FormError } from '../../../components/form/form-error.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { say } from '../../../components/say.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import { type RunningAssistant, type SettingsFault, settings } from '../data.ts'
import { MakeOwn } from '../make-own.tsx'
import classes from './notices.module.css'

/** While the example runs: that it is one, and how it becomes one's own. */
export function ExampleNotice() {
  return (
    <Alert color="slate" icon={<IconInfoCircle aria-hidden />} title={texts.example.title}>
      <p className={classes.words}>{texts.example.words}</p>
      <Can scope="assistant:write">
        <MakeOwn />
      </Can>
    </Alert>
  )
}

interface DiskNoticeProps {
  readonly onDisk: NonNullable<RunningAssistant['onDisk']>
}

/** The file says something else than what runs: why, and what to do. */
export function DiskNotice({ onDisk: { version, faults } }: DiskNoticeProps) {
  const { gone, goneWords, faultyTitle, faultyWords, otherTitle, otherWords, mend } = texts.disk
  const isGone = version === ''
  const isFaulty = faults.length > 0 && !isGone
  const title = isGone ? gone : isFaulty ? faultyTitle(faults.length) : otherTitle
  return (
    <Alert color="brass" icon={<IconAlertTriangle aria-hidden />} title={title}>
      <p className={classes.words}>{isGone ? goneWords : isFaulty ? faultyWords : otherWords}</p>
      {isFaulty && <Faults faults={faults} />}
      <Can scope="assistant:write">
        {isFaulty || isGone ? (
          <Button component={Link} {...{ to: '/assistant/edit' }}>
            {mend}
          </Button>
        ) : (
          <LetItRun />
        )}
      </Can>
    </Alert>
  )
}

function Faults({ faults }: { readonly faults: readonly SettingsFault[] }) {
  return (
    <ul className={classes.faults}>
      {faults.map(({ line, path, found, allowed, hint }) => (
        <li key={`${line} ${path} ${found}`}>
          <strong>
            {line !== null && `${texts.disk.line(line)} `}
            {path}
          </strong>{' '}
          <SafeText>{texts.disk.fault(found, allowed)}</SafeText>
          {hint !== null && (
            <>
              {'; '}
              <SafeText>{hint}</SafeText>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function LetItRun() {
  const queryClient = useQueryClient()
  const run = useMutation({
    mutationFn: settings.reload,
    onSuccess: () => say(texts.disk.done),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['assistant'] }),
  })
  return (
    <>
      <Group>
        <Button loading={run.isPending} onClick={() => run.mutate()}>
          {texts.disk.run}
        </Button>
      </Group>
      <FormError error={run.error} />
    </>
  )
}
