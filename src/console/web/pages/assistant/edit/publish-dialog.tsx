import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { FormError } from '../../../components/form/form-error.tsx'
import { say } from '../../../components/say.tsx'
import { sessionQuery } from '../../../data/session.ts'
import { editor as texts } from '../../../texts/en/editor.ts'
import { DiffView } from '../codemirror/diff-view.tsx'
import { type CheckResult, settings } from '../data.ts'
import type { Draft } from './draft.ts'
import classes from './publish-dialog.module.css'

interface PublishDialogProps {
  readonly draft: Draft
  /** Of the draft; null while it is not known. */
  readonly check: CheckResult | null
  readonly onClose: () => void
  readonly onPublished: (version: string) => void
  readonly onRefused: (error: unknown) => void
}

const words = texts.publish
const longestNote = 300

/** What would change, before it does; a note for later; and the button that does it. */
export function PublishDialog({ draft, check, onClose, onPublished, onRefused }: PublishDialogProps) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  const publish = useMutation({
    mutationFn: () => settings.publish({ text: draft.text, base: draft.base.version, note }),
    onSuccess({ version }) {
      onPublished(version)
      onClose()
      say(words.done)
      void queryClient.invalidateQueries({ queryKey: ['assistant'] })
      void queryClient.invalidateQueries(sessionQuery)
      void navigate({ to: '/assistant', ignoreBlocker: true })
    },
    onError: onRefused,
  })
  return (
    <Dialog title={words.title} onClose={onClose} size="80rem">
      <div className={classes.parts}>
        {check && <Changes check={check} />}
        <DiffView before={draft.base.text} after={draft.text} beforeLabel={words.before} afterLabel={words.after} />
        <TextInput
          label={words.note}
          description={words.noteHelp}
          maxLength={longestNote}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {words.effect} {words.restartAlways}
        </Text>
        <FormError error={publish.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {words.confirm}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}

const mostNamed = 12

function Changes({ check: { changes, needsRestart } }: { readonly check: CheckResult }) {
  const rest = changes.length - mostNamed
  return (
    <>
      {changes.length === 0 ? (
        <Text>{words.onlyWords}</Text>
      ) : (
        <div>
          <Text>{words.changes(changes.length)}</Text>
          <ul className={classes.changes}>
            {changes.slice(0, mostNamed).map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
            {rest > 0 && <li>{words.more(rest)}</li>}
          </ul>
        </div>
      )}
      {needsRestart.length > 0 && (
        <Alert color="brass" icon={<IconInfoCircle aria-hidden />}>
          {words.restart(needsRestart.join(', '))}
        </Alert>
      )}
    </>
  )
}
