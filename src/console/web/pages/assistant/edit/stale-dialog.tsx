import { Button, Group, Radio, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { say } from '../../../components/say.tsx'
import { Moment } from '../../../components/times.tsx'
import { editor as texts } from '../../../texts/en/editor.ts'
import { DiffView } from '../codemirror/diff-view.tsx'
import type { SettingsRun } from '../data.ts'
import type { Draft } from './draft.ts'
import { mergeTexts, type Piece, textOf } from './merge-texts.ts'
import classes from './stale-dialog.module.css'

interface StaleDialogProps {
  readonly draft: Draft
  /** As it is by now. */
  readonly file: Draft['base']
  /** How it came to be; null where somebody edited it by hand. */
  readonly run: SettingsRun | null
  readonly onClose: () => void
  /** Called with the text to go on with. */
  readonly onChosen: (text: string) => void
}

const words = texts.stale
type View = 'theirs' | 'yours' | 'both'
type Side = 'mine' | 'theirs'

/** What both have changed since the draft was begun, what becomes of it together, and ways to go on. */
export function StaleDialog({ draft, file, run, onClose, onChosen }: StaleDialogProps) {
  const pieces = useMemo(() => mergeTexts(draft.base.text, draft.text, file.text), [draft, file])
  const conflicts = pieces.filter((piece) => piece.kind === 'conflict')
  const [chosen, setChosen] = useState<readonly Side[]>(() => conflicts.map(() => 'mine'))
  const [view, setView] = useState<View>('theirs')
  const together = textOf(pieces, chosen)

  function goOn(text: string): void {
    onChosen(text)
    onClose()
    say(words.done)
  }

  return (
    <Dialog title={words.title} onClose={onClose} size="80rem">
      <div className={classes.parts}>
        <Text>{words.words}</Text>
        <Origin run={run} />
        <SegmentedControl
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'theirs', label: words.theirs },
            { value: 'yours', label: words.yours },
            { value: 'both', label: words.both },
          ]}
        />
        <Comparison view={view} draft={draft} file={file} together={together} />
        {conflicts.length === 0 ? (
          <Text>{words.fits}</Text>
        ) : (
          <Conflicts
            conflicts={conflicts}
            chosen={chosen}
            onChoose={(place, side) => setChosen(chosen.with(place, side))}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" color="red" onClick={() => goOn(file.text)}>
            {words.takeTheirs}
          </Button>
          <Button variant="default" onClick={() => goOn(draft.text)}>
            {words.keepMine}
          </Button>
          <Button onClick={() => goOn(together)}>{words.takeBoth}</Button>
        </Group>
      </div>
    </Dialog>
  )
}

function Origin({ run }: Pick<StaleDialogProps, 'run'>) {
  return (
    <Text size="sm" c="dimmed">
      {run?.by ? (
        <>
          {words.by(run.by)}, <Moment at={run.at} />
        </>
      ) : (
        words.byHand
      )}
    </Text>
  )
}

interface ComparisonProps extends Pick<StaleDialogProps, 'draft' | 'file'> {
  readonly view: View
  readonly together: string
}

function Comparison({ view, draft, file, together }: ComparisonProps) {
  const begun = { before: draft.base.text, beforeLabel: words.began }
  switch (view) {
    case 'theirs':
      return <DiffView {...begun} after={file.text} afterLabel={words.fileNow} />
    case 'yours':
      return <DiffView {...begun} after={draft.text} afterLabel={words.yourDraft} />
    case 'both':
      return <DiffView before={file.text} beforeLabel={words.fileNow} after={together} afterLabel={words.both} />
  }
}

interface ConflictsProps {
  readonly conflicts: readonly Extract<Piece, { kind: 'conflict' }>[]
  readonly chosen: readonly Side[]
  readonly onChoose: (place: number, side: Side) => void
}

function Conflicts({ conflicts, chosen, onChoose }: ConflictsProps) {
  return (
    <Stack gap="sm">
      <Text fw={550}>{words.conflicts(conflicts.length)}</Text>
      {conflicts.map((conflict, place) => (
        <Radio.Group
          // biome-ignore lint/suspicious/noArrayIndexKey: places stay in their order
          key={place}
          label={words.place(place + 1)}
          value={chosen[place] ?? 'mine'}
          onChange={(side) => onChoose(place, side as Side)}
        >
          <div className={classes.choices}>
            <Choice side="mine" label={words.mine} lines={conflict.mine} />
            <Choice side="theirs" label={words.theirsChoice} lines={conflict.theirs} />
          </div>
        </Radio.Group>
      ))}
    </Stack>
  )
}

function Choice({
  side,
  label,
  lines,
}: {
  readonly side: Side
  readonly label: string
  readonly lines: readonly string[]
}) {
  const text = lines.join('\n')
  return (
    <div className={classes.choice}>
      <Radio value={side} label={label} />
      <pre className={classes.lines}>{text.trim() === '' ? words.empty : <SafeText keepLines>{text}</SafeText>}</pre>
    </div>
  )
}
