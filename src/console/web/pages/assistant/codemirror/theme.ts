import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { styleNonce } from '../../../theme/nonce.ts'

/**
 * Colours and sizes of the console, for CodeMirror; the scheme follows the page by light-dark(). On every ground, comments
 * keep a contrast of 4.5:1, and keys and words more.
 */
export const editorTheme: Extension = [
  EditorView.cspNonce.of(styleNonce()),
  EditorView.theme({
    '&': { color: 'var(--mantine-color-text)', backgroundColor: 'transparent', fontSize: '0.875rem' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
    '.cm-content': { caretColor: 'var(--mantine-color-text)', padding: '0.5rem 0' },
    '.cm-line': { padding: '0 0.75rem 0 0.25rem' },
    '.cm-gutters': {
      backgroundColor: 'transparent',
      color: 'var(--mantine-color-dimmed)',
      border: 'none',
      paddingInlineStart: '0.25rem',
    },
    '.cm-activeLine, .cm-activeLineGutter': {
      backgroundColor: 'light-dark(rgb(64 52 30 / 4%), rgb(255 248 235 / 5%))',
    },
    '&.cm-focused .cm-selectionBackground, ::selection': {
      backgroundColor: 'light-dark(#cfe3d8, #293d33)',
    },
    '.cm-yaml-key': {
      color: 'light-dark(var(--mantine-color-pine-7), var(--mantine-color-pine-3))',
      fontWeight: '550',
    },
    '.cm-yaml-text': { color: 'var(--mantine-color-text)' },
    '.cm-yaml-constant': { color: 'light-dark(var(--mantine-color-brass-7), var(--mantine-color-brass-3))' },
    '.cm-yaml-comment': { color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
    '.cm-yaml-sign': { color: 'light-dark(var(--mantine-color-slate-7), var(--mantine-color-slate-3))' },
    '.cm-tooltip': {
      border: '1px solid var(--fd-line)',
      borderRadius: 'var(--mantine-radius-md)',
      backgroundColor: 'var(--fd-raised)',
      boxShadow: 'var(--fd-shadow)',
      overflow: 'hidden',
    },
    '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mantine-font-family-monospace)', maxHeight: '16rem' },
    '.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.625rem' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'light-dark(var(--mantine-color-pine-1), #20352c)',
      color: 'light-dark(var(--mantine-color-pine-8), var(--mantine-color-pine-1))',
    },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
    '.cm-completionDetail': { color: 'var(--mantine-color-dimmed)', fontStyle: 'normal' },
    '.cm-tooltip.cm-completionInfo': { padding: '0', maxWidth: '22rem' },
    '.cm-setting': {
      padding: '0.5rem 0.75rem',
      maxWidth: '26rem',
      font: 'inherit',
      fontFamily: 'var(--mantine-font-family)',
    },
    '.cm-setting p': { margin: '0 0 0.25rem' },
    '.cm-setting .cm-setting-fact': { margin: '0', color: 'var(--mantine-color-dimmed)', fontSize: '0.8125rem' },
    '.cm-tooltip-lint': { fontFamily: 'var(--mantine-font-family)', maxWidth: '30rem' },
    '.cm-diagnostic': { padding: '0.375rem 0.75rem', borderInlineStart: '4px solid var(--mantine-color-error)' },
    '.cm-diagnostic-error': { borderInlineStartColor: 'var(--mantine-color-error)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--mantine-color-error) 1px',
      textUnderlineOffset: '3px',
    },
    '.cm-panels': {
      backgroundColor: 'var(--fd-sheet)',
      color: 'var(--mantine-color-text)',
      borderColor: 'var(--fd-line)',
    },
    '.cm-panel.cm-search': { padding: '0.5rem 2rem 0.5rem 0.75rem', fontFamily: 'var(--mantine-font-family)' },
    '.cm-panel.cm-search label': { fontSize: '0.8125rem' },
    '.cm-textfield': {
      border: '1px solid var(--mantine-color-default-border)',
      borderRadius: 'var(--mantine-radius-sm)',
      backgroundColor: 'var(--fd-raised)',
      color: 'inherit',
      fontSize: '0.8125rem',
    },
    '.cm-button': {
      border: '1px solid var(--mantine-color-default-border)',
      borderRadius: 'var(--mantine-radius-sm)',
      backgroundImage: 'none',
      backgroundColor: 'var(--fd-raised)',
      color: 'inherit',
      fontSize: '0.8125rem',
    },
    '.cm-panel.cm-search [name=close]': { color: 'inherit', fontSize: '1.25rem', padding: '0 0.375rem' },
    '.cm-searchMatch': { backgroundColor: 'light-dark(var(--mantine-color-brass-1), #352b14)' },
    '.cm-searchMatch-selected': { backgroundColor: 'light-dark(#f0daa8, #473810)' },
    // What was taken away and what was added, of the merge view.
    '.cm-deletedChunk, &.cm-merge-a .cm-changedLine': {
      backgroundColor: 'light-dark(var(--mantine-color-red-0), #331a17)',
    },
    '&.cm-merge-b .cm-changedLine, .cm-insertedLine': {
      backgroundColor: 'light-dark(var(--mantine-color-pine-0), #1d2b24)',
    },
    '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
      background: 'light-dark(var(--mantine-color-red-1), #5c2a24)',
    },
    '&.cm-merge-b .cm-changedText': { background: 'light-dark(var(--mantine-color-pine-1), #25402f)' },
    '.cm-collapsedLines': {
      background: 'var(--fd-desk)',
      color: 'var(--mantine-color-dimmed)',
      fontFamily: 'var(--mantine-font-family)',
      cursor: 'pointer',
    },
  }),
]
