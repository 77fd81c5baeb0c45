import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { editor as texts } from '../../../texts/en/editor.ts'
import classes from './diff-view.module.css'
import { countChanges } from './line-changes.ts'
import { readOnlyYaml } from './read-only.ts'

interface DiffViewProps {
  readonly before: string
  readonly after: string
  /** What each is, such as `What runs`. */
  readonly beforeLabel: string
  readonly afterLabel: string
}

const narrow = '(max-width: 62em)'

/** Two texts compared: side by side, or one below the other where there is no room. */
export function DiffView({ before, after, beforeLabel, afterLabel }: DiffViewProps) {
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false }) === true
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current || before === after) return
    const made = isNarrow
      ? unified(place.current, { before, after, beforeLabel, afterLabel })
      : sideBySide(place.current, { before, after, beforeLabel, afterLabel })
    return () => made.destroy()
  }, [before, after, beforeLabel, afterLabel, isNarrow])

  if (before === after) return <Text c="dimmed">{texts.diff.same}</Text>
  const { added, removed } = countChanges(before, after)
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {[...(added > 0 ? [texts.diff.added(added)] : []), ...(removed > 0 ? [texts.diff.removed(removed)] : [])].join(
          ', ',
        )}
      </Text>
      <div className={classes.frame}>
        {!isNarrow && (
          <div className={classes.labels} aria-hidden>
            <span>{beforeLabel}</span>
            <span>{afterLabel}</span>
          </div>
        )}
        <div ref={place} className={classes.texts} />
      </div>
    </div>
  )
}

const collapseUnchanged = { margin: 3, minSize: 6 }

function sideBySide(parent: HTMLElement, { before, after, beforeLabel, afterLabel }: DiffViewProps): MergeView {
  return new MergeView({
    ...{ parent, collapseUnchanged, gutter: true },
    a: { doc: before, extensions: readOnlyYaml(beforeLabel) },
    b: { doc: after, extensions: readOnlyYaml(afterLabel) },
  })
}

function unified(parent: HTMLElement, { before, after, beforeLabel, afterLabel }: DiffViewProps): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: after,
      extensions: [
        ...readOnlyYaml(`${beforeLabel} → ${afterLabel}`),
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged, gutter: true }),
      ],
    }),
  })
}
