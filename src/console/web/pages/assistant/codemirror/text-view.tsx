import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import classes from './diff-view.module.css'
import { readOnlyYaml } from './read-only.ts'

interface TextViewProps {
  readonly text: string
  /** What it is, for who listens. */
  readonly label: string
}

/** Settings to be read, in colours. */
export function TextView({ text, label }: TextViewProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const state = EditorState.create({ doc: text, extensions: readOnlyYaml(label) })
    const made = new EditorView({ parent: place.current, state })
    return () => made.destroy()
  }, [text, label])
  return (
    <div className={classes.frame}>
      <div ref={place} className={classes.texts} />
    </div>
  )
}
