import { Button } from '@mantine/core'
import { IconPhoneOutgoing, IconRocket } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { announce } from '../../../components/announcer.ts'
import { PageHeader } from '../../../components/page-header.tsx'
import { complain } from '../../../components/say.tsx'
import { ApiError } from '../../../data/api-error.ts'
import { useCan } from '../../../data/session.ts'
import { editor as texts } from '../../../texts/en/editor.ts'
import { type EditorHandle, type Here, YamlEditor } from '../codemirror/yaml-editor.tsx'
import { fileOf, type RunningAssistant, referenceQuery, settings } from '../data.ts'
import classes from './edit.module.css'
import { EditorBar } from './editor-bar.tsx'
import { FaultsPanel } from './faults-panel.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { useStart } from './read-settings.tsx'
import { ReferencePanel } from './reference-panel.tsx'
import { StaleBanner } from './stale-banner.tsx'
import { StaleDialog } from './stale-dialog.tsx'
import { useCheck } from './use-check.ts'
import { useDraft } from './use-draft.ts'

interface EditSettingsProps {
  readonly running: RunningAssistant
  readonly at: string | null
}

/** The editor with all that leads from a change to calls that are answered by it. */
export function EditSettings({ running, at }: EditSettingsProps) {
  const editor = useRef<EditorHandle>(null)
  const [here, setHere] = useState<Here>(null)
  const [asks, setAsks] = useState<'publish' | 'stale' | null>(null)
  const { data: reference } = useQuery(referenceQuery)
  const queryClient = useQueryClient()
  const file = fileOf(running)
  const { draft, isChanged, isStale, wasRestored, write, begin } = useDraft(file, (text) =>
    editor.current?.setText(text),
  )
  const check = useCheck(draft.text)
  const [first] = useState(draft.text)
  useStart(editor, first, at)

  /** What is at fault is shown instead, and nothing happens. */
  function ifSound(act: () => void): void {
    const [fault] = check.faults
    if (fault) {
      announce(texts.faults.mendFirst)
      editor.current?.goTo(fault.line ?? 1, fault.column ?? 1)
    } else {
      act()
    }
  }

  /** The server has seen what we have not: other faults, or another file. */
  function onRefused(error: unknown): void {
    if (!(error instanceof ApiError)) return
    void queryClient.invalidateQueries({ queryKey: ['assistant'] })
    if (error.status === 409) setAsks('stale')
    else if (asks === 'publish' && error.faults.length > 0) {
      setAsks(null)
      complain(error)
    }
  }

  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <TryIt text={draft.text} ifSound={ifSound} onRefused={onRefused} />
            <Button
              leftSection={<IconRocket size={16} aria-hidden />}
              disabled={!isChanged}
              onClick={() => ifSound(() => setAsks(isStale ? 'stale' : 'publish'))}
            >
              {texts.actions.publish}
            </Button>
          </>
        }
      />
      {isStale && <StaleBanner onLook={() => setAsks('stale')} />}
      <div className={classes.columns}>
        <section className={classes.editor} aria-label={texts.label}>
          <EditorBar
            {...{ check, isChanged, wasRestored }}
            onSearch={() => editor.current?.search()}
            onDiscard={() => begin(file, file.text)}
          />
          <div className={classes.text}>
            <YamlEditor
              ref={editor}
              {...{ text: first, readOnly: false, faults: check.faults, checkedText: check.checkedText }}
              reference={reference?.settings ?? []}
              describedBy="editor-help"
              onText={write}
              onHere={setHere}
            />
          </div>
          <p id="editor-help" className={classes.help}>
            {texts.help}
          </p>
        </section>
        <aside className={classes.aside}>
          {check.faults.length > 0 && (
            <FaultsPanel faults={check.faults} onGo={(line, column) => editor.current?.goTo(line, column)} />
          )}
          <ReferencePanel here={here} settings={reference?.settings ?? []} />
        </aside>
      </div>
      {asks === 'publish' && (
        <PublishDialog
          {...{ draft, check: check.result }}
          onClose={() => setAsks(null)}
          onRefused={onRefused}
          onPublished={(version) => begin({ version, text: draft.text }, draft.text)}
        />
      )}
      {asks === 'stale' && isStale && (
        <StaleDialog
          {...{ draft, file, run: running.onDisk ? null : running.run }}
          onClose={() => setAsks(null)}
          onChosen={(text) => begin(file, text)}
        />
      )}
      <LeaveQuestion isChanged={isChanged} />
    </>
  )
}

interface TryItProps {
  readonly text: string
  readonly ifSound: (act: () => void) => void
  readonly onRefused: (error: unknown) => void
}

/** Opens the draft beside what answers, and leads to the telephone that calls it. */
function TryIt({ text, ifSound, onRefused }: TryItProps) {
  const router = useRouter()
  const mayCall = useCan('phone:use')
  const open = useMutation({
    mutationFn: () => settings.openDraft(text),
    onSuccess: ({ version }) => router.navigate({ to: '/phone', search: { version } }),
    onError(error) {
      complain(error)
      onRefused(error)
    },
  })
  if (!mayCall) return null
  return (
    <Button
      variant="default"
      leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
      loading={open.isPending}
      onClick={() => ifSound(() => open.mutate())}
    >
      {texts.actions.tryIt}
    </Button>
  )
}
