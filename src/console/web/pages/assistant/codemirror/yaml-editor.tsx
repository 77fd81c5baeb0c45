import { completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import type { SettingReference, SettingsFault } from '../../../../routes/assistant/schema.ts'
import { editor as texts } from '../../../texts/en/editor.ts'
import { yamlColours } from './colours.ts'
import { linesOf, settingsCompletion } from './completion.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { settingsHover } from './hover.ts'
import { type Place, settingOn } from './place.ts'
import { editorTheme } from './theme.ts'

/** What can be done with the editor from outside. */
export interface EditorHandle {
  /** Puts the cursor there and the focus into the text; counted from 1. */
  goTo(line: number, column?: number): void
  /** Replaces the whole text, as one step that can be undone. */
  setText(text: string): void
  search(): void
}

/** The setting that the cursor is on. */
export type Here = Pick<Place, 'steps' | 'beside'> | null

interface YamlEditorProps {
  /** What it begins with; later changes come by {@link EditorHandle.setText}. */
  readonly text: string
  /** Of the text as it is checked. */
  readonly faults: readonly SettingsFault[]
  /** The text that the faults are of: marks are only made in that one. */
  readonly checkedText: string | null
  readonly reference: readonly SettingReference[]
  readonly readOnly: boolean
  readonly describedBy: string
  readonly onText: (text: string) => void
  readonly onHere: (here: Here) => void
  readonly ref: Ref<EditorHandle>
}

/** An editor for settings: colours, completion, help on hover, faults in place, search. */
export function YamlEditor(props: YamlEditorProps) {
  const { text, faults, checkedText, reference, readOnly, describedBy, ref } = props
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const known = useRef(reference)
  const onText = useEffectEvent(props.onText)
  const onHere = useEffectEvent(props.onHere)
  const first = useEffectEvent(() => text)

  useEffect(() => {
    known.current = reference
  }, [reference])

  useEffect(() => {
    if (!place.current) return
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first(),
        extensions: [
          ...extensions(() => known.current),
          readOnly ? readOnlyExtensions : indents,
          EditorView.contentAttributes.of({ 'aria-label': texts.label, 'aria-describedby': describedBy }),
          EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
            if (docChanged) onText(state.doc.toString())
            if (docChanged || selectionSet) onHere(settingOn(linesOf(state.doc), lineOf(state) - 1))
          }),
        ],
      }),
    })
    view.current = made
    onHere(settingOn(linesOf(made.state.doc), 0))
    return () => {
      view.current = null
      made.destroy()
    }
  }, [readOnly, describedBy])

  useEffect(() => {
    const shown = view.current
    if (!shown || checkedText === null || shown.state.doc.toString() !== checkedText) return
    shown.dispatch(setDiagnostics(shown.state, diagnosticsOf(faults, shown.state.doc)))
  }, [faults, checkedText])

  useImperativeHandle(ref, () => ({
    goTo(line, column = 1) {
      const shown = view.current
      if (!shown) return
      const { from, to } = shown.state.doc.line(Math.min(Math.max(line, 1), shown.state.doc.lines))
      const anchor = Math.min(from + column - 1, to)
      shown.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      shown.focus()
    },
    setText(next) {
      const shown = view.current
      shown?.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: next } })
    },
    search() {
      if (view.current) openSearchPanel(view.current)
    },
  }))

  return <div ref={place} />
}

/** It fills the place that it is given, and scrolls by itself. */
const fills = EditorView.theme({ '&': { height: '100%' }, '.cm-scroller': { overflow: 'auto' } })
const readOnlyExtensions: Extension = [
  EditorState.readOnly.of(true),
  EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
]
const indents = keymap.of([indentWithTab])

function extensions(reference: () => readonly SettingReference[]): Extension[] {
  return [
    ...[lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), history(), yaml(), indentUnit.of('  ')],
    ...[yamlColours, lintGutter(), search({ top: true }), settingsCompletion(reference), settingsHover(reference)],
    ...[EditorView.lineWrapping, editorTheme, fills],
    keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
  ]
}

function lineOf({ doc, selection }: EditorState): number {
  return doc.lineAt(selection.main.head).number
}
