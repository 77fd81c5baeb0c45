import { yaml } from '@codemirror/lang-yaml'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { editor as texts } from '../../../texts/en/editor.ts'
import { yamlColours } from './colours.ts'
import { editorTheme } from './theme.ts'

/** What shows settings that nobody changes; `label` says what they are to who listens. */
export function readOnlyYaml(label: string): Extension[] {
  return [
    ...[lineNumbers(), yaml(), yamlColours, EditorView.lineWrapping, editorTheme],
    ...[EditorState.readOnly.of(true), EditorState.phrases.of({ '$ unchanged lines': texts.diff.unchanged })],
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', spellcheck: 'false' }),
  ]
}
