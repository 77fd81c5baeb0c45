import { syntaxTree } from '@codemirror/language'
import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const marks = {
  key: Decoration.mark({ class: 'cm-yaml-key' }),
  text: Decoration.mark({ class: 'cm-yaml-text' }),
  constant: Decoration.mark({ class: 'cm-yaml-constant' }),
  comment: Decoration.mark({ class: 'cm-yaml-comment' }),
  sign: Decoration.mark({ class: 'cm-yaml-sign' }),
} as const

const constant = /^(?:true|false|null|~|-?\d+(?:\.\d+)?)$/

/** Colours keys, texts, constants and comments of what is in view, by classes that the theme knows. */
export const yamlColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }

    update(update: ViewUpdate): void {
      const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || isParsed) this.decorations = decorate(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        const kind = kindOf(node.name, view.state.sliceDoc(node.from, Math.min(node.to, node.from + 30)))
        if (kind === null) return true
        builder.add(node.from, node.to, marks[kind])
        return false
      },
    })
  }
  return builder.finish()
}

/** By the names of nodes in the grammar of @lezer/yaml. */
function kindOf(name: string, words: string): keyof typeof marks | null {
  switch (name) {
    case 'Key':
      return 'key'
    case 'QuotedLiteral':
    case 'BlockLiteralContent':
      return 'text'
    case 'Literal':
      return constant.test(words) ? 'constant' : 'text'
    case 'Comment':
      return 'comment'
    case 'BlockLiteralHeader':
    case 'Anchor':
    case 'Alias':
    case 'Tag':
      return 'sign'
    default:
      return null
  }
}
