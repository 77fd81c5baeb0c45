import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

/** A key of an example, with what the comment above it says. */
export interface ExplainedKey {
  /** With the index of each entry of a list: `['models', 0, 'provider']`. */
  readonly path: readonly (string | number)[]
  readonly about: string
  /** The heading that it stands below: `# --- Who answers ---`. */
  readonly group: string
}

/** An example with the settings that it has switched off (`#- ` and `#  `) switched on. */
export function switchedOn(example: string): string {
  return example.replace(/^( *)#(- | {2})/gm, '$1$2')
}

/**
 * Every key of an example, in its order. What has no comment of its own shares the one of the key above it, or of the
 * section where it is the first.
 * @throws Error when the example is no YAML
 */
export function explainedKeys(example: string): ExplainedKey[] {
  const counter = new LineCounter()
  const document = parseDocument(example, { lineCounter: counter })
  if (document.errors[0]) throw document.errors[0]
  const lines = example.split('\n')
  const groups = groupsOf(lines)
  const found: ExplainedKey[] = []

  function walk(node: Node | null, path: ExplainedKey['path'], around: string): void {
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) if (isNode(item)) walk(item, [...path, index], around)
      return
    }
    if (!isMap(node)) return
    let above = around
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue
      const line = counter.linePos(key.range?.[0] ?? 0).line - 1
      const about = commentAbove(lines, line) ?? (isParted(lines, line) ? around : above)
      const place = [...path, String(key.value)]
      found.push({ path: place, about, group: groups[line] ?? '' })
      above = about
      if (isNode(value)) walk(value, place, about)
    }
  }

  walk(document.contents, [], '')
  return found
}

/** Of each line the heading above it. */
function groupsOf(lines: readonly string[]): string[] {
  let group = ''
  return lines.map((line) => {
    group = /^# -{2,} (.+?) -{2,}$/.exec(line)?.[1] ?? group
    return group
  })
}

/** The comment that ends directly above a line, on one line; null for none. */
function commentAbove(lines: readonly string[], line: number): string | null {
  const words: string[] = []
  for (let above = line - 1; above >= 0; above -= 1) {
    const comment = /^\s*# ?(.*)$/.exec(lines[above] ?? '')?.[1]
    if (comment === undefined) break
    words.unshift(comment.trim())
  }
  return words.length > 0 ? words.join(' ').trim() : null
}

/** Whether a blank line stands above. */
function isParted(lines: readonly string[], line: number): boolean {
  return line > 0 && lines[line - 1]?.trim() === ''
}
