import { Alert, Button } from '@mantine/core'
import { IconInfoCircle, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { PageHeader } from '../../../components/page-header.tsx'
import { editor as texts } from '../../../texts/en/editor.ts'
import { lineOfSetting } from '../codemirror/place.ts'
import { type EditorHandle, type Here, YamlEditor } from '../codemirror/yaml-editor.tsx'
import { fileOf, type RunningAssistant, referenceQuery } from '../data.ts'
import { MakeOwn } from '../make-own.tsx'
import classes from './edit.module.css'
import { ReferencePanel } from './reference-panel.tsx'

interface ReadSettingsProps {
  readonly running: RunningAssistant
  readonly at: string | null
  readonly mayWrite: boolean
}

/** The settings' file for who may not, or cannot, change it. */
export function ReadSettings({ running, at, mayWrite }: ReadSettingsProps) {
  const { data: reference } = useQuery(referenceQuery)
  const editor = useRef<EditorHandle>(null)
  const [here, setHere] = useState<Here>(null)
  const { text, version } = fileOf(running)
  useStart(editor, text, at)
  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.readOnlyLead}
        actions={
          <Button
            variant="default"
            leftSection={<IconSearch size={16} aria-hidden />}
            onClick={() => editor.current?.search()}
          >
            {texts.actions.search}
          </Button>
        }
      />
      {mayWrite && running.isExample && (
        <Alert color="slate" icon={<IconInfoCircle aria-hidden />} title={texts.example.title}>
          <p className={classes.words}>{texts.example.words}</p>
          <MakeOwn />
        </Alert>
      )}
      {running.masked && (
        <Alert color="slate" icon={<IconInfoCircle aria-hidden />}>
          {texts.masked}
        </Alert>
      )}
      <div className={classes.columns}>
        <section className={classes.editor} aria-label={texts.label}>
          <div className={classes.text}>
            <YamlEditor
              key={version}
              ref={editor}
              {...{ text, readOnly: true, faults: running.onDisk?.faults ?? [], checkedText: text }}
              reference={reference?.settings ?? []}
              describedBy="editor-help"
              onText={() => undefined}
              onHere={setHere}
            />
          </div>
          <p id="editor-help" className={classes.help}>
            {texts.helpReadOnly}
          </p>
        </section>
        <aside className={classes.aside}>
          <ReferencePanel here={here} settings={reference?.settings ?? []} />
        </aside>
      </div>
    </>
  )
}

/** Leads to the part of the settings that the address names, once. */
export function useStart(editor: { readonly current: EditorHandle | null }, text: string, at: string | null): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (at === null || isDone.current) return
    isDone.current = true
    const line = lineOfSetting(text.split('\n'), at)
    if (line !== null) editor.current?.goTo(line + 1)
  }, [editor, text, at])
}
