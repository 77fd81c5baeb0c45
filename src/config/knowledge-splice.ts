import { type Document, isCollection, isMap, isScalar, isSeq, type Node, stringify, YAMLMap } from 'yaml'

/** A source as it is written down. */
export interface SourceEntry {
  readonly kind: string
  /** Path, relative or absolute, or address. */
  readonly at: string
  readonly depth?: number
  readonly pages?: number
}

/** Which source: the `folder` of the section, or one of its `sources`, counted from 0. */
export type SourcePlace = 'folder' | number

/**
 * The text with the source put where it belongs, by hand as it were. Null where the layout is an unusual one; odd
 * layouts may also give a wrong text, so the result must be read again and compared.
 */
export function spliceIn(text: string, document: Document, source: SourceEntry): string | null {
  const knowledge = pairOf(document.contents, 'knowledge')
  if (!knowledge) return appendAtEnd(text, ['knowledge:', '  sources:', ...entryLines(source, '    ')])
  if (isEmpty(knowledge.value)) return insertBelow(text, knowledge.key, ['  sources:', ...entryLines(source, '    ')])
  if (!isMap(knowledge.value)) return null
  const inline = `{ ${Object.entries(source).map(inlinePart).join(', ')} }`
  const sources = pairOf(knowledge.value, 'sources')
  if (knowledge.value.flow) {
    if (sources && !isSeq(sources.value)) return null
    if (sources) return insertInline(text, sources.value as Node, inline)
    return insertInline(text, knowledge.value, `sources: [${inline}]`)
  }
  const indent = ' '.repeat(columnOf(text, startOf(knowledge.value.items[0]?.key)))
  const entry = entryLines(source, `${indent}  `)
  if (!sources) {
    const above = pairOf(knowledge.value, 'folder') ?? knowledge.value.items.at(-1)
    return insertBelow(text, (above?.value ?? above?.key) as Node, [`${indent}sources:`, ...entry])
  }
  if (isEmpty(sources.value)) return insertBelow(text, sources.key, entry)
  if (!isSeq(sources.value)) return null
  const { items, flow } = sources.value
  if (items.length === 0) return replaceList(text, sources.key, sources.value, entry)
  if (flow) return insertInline(text, sources.value, inline)
  return insertBelow(text, items.at(-1) as Node, entryLines(source, ' '.repeat(dashColumn(text, items[0] as Node))))
}

/** The text without the lines of a source; for the result, see `spliceIn`. */
export function cutOut(text: string, document: Document, place: SourcePlace): string | null {
  const knowledge = pairOf(document.contents, 'knowledge')
  if (!isMap(knowledge?.value) || knowledge.value.flow) return null
  const sources = pairOf(knowledge.value, 'sources')
  if (place === 'folder') {
    const folder = pairOf(knowledge.value, 'folder')
    if (!folder) return null
    const { start, end } = linesOf(text, startOf(folder.key), endOf(folder.value as Node))
    if (sources) return text.slice(0, start) + text.slice(end)
    const indent = ' '.repeat(columnOf(text, startOf(folder.key)))
    return `${text.slice(0, start)}${indent}sources: []${newlineOf(text)}${text.slice(end)}`
  }
  const list = sources?.value
  const item = isSeq(list) && !list.flow ? (list.items[place] as Node | undefined) : undefined
  if (!sources || !isSeq(list) || !item) return null
  const { start, end } = linesOf(text, startOf(item), endOf(item))
  const rest = text.slice(0, start) + text.slice(end)
  if (list.items.length > 1) return rest
  const colon = rest.indexOf(':', endOf(sources.key))
  return `${rest.slice(0, colon + 1)} []${rest.slice(colon + 1)}`
}

function pairOf(node: unknown, key: string): { key: Node; value: unknown } | null {
  if (!(node instanceof YAMLMap)) return null
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
  return pair ? { key: pair.key as Node, value: pair.value } : null
}

function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && value.source === '')
}

function entryLines(source: SourceEntry, indent: string): string[] {
  const [first = '', ...rest] = stringify(source, { lineWidth: 0 }).trimEnd().split('\n')
  return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)]
}

/** JSON's texts are YAML's too, wherever they stand. */
function inlinePart([key, value]: [string, unknown]): string {
  return `${key}: ${JSON.stringify(value)}`
}

function appendAtEnd(text: string, lines: readonly string[]): string {
  const newline = newlineOf(text)
  const above = text.trim() === '' ? text : `${text.trimEnd()}${newline}${newline}`
  return `${above}${lines.join(newline)}${newline}`
}

function insertBelow(text: string, node: Node, lines: readonly string[]): string {
  const newline = newlineOf(text)
  const { end } = linesOf(text, startOf(node), endOf(node))
  const above = text.slice(0, end)
  const gap = above === '' || above.endsWith('\n') ? '' : newline
  return `${above}${gap}${lines.join(newline)}${newline}${text.slice(end)}`
}

/** Into a collection in brackets, behind its last entry. */
function insertInline(text: string, collection: Node, entry: string): string {
  const close = endOf(collection) - 1
  const inside = text.slice(startOf(collection) + 1, close).trimEnd()
  const at = startOf(collection) + 1 + inside.length
  const isFirst = inside.trim() === ''
  return `${text.slice(0, at)}${isFirst ? '' : ', '}${entry}${text.slice(at)}`
}

function replaceList(text: string, key: Node, list: Node, lines: readonly string[]): string {
  const newline = newlineOf(text)
  const colon = text.indexOf(':', endOf(key))
  const tail = text.slice(endOf(list))
  const end = tail.search(/\r?\n|$/)
  return `${text.slice(0, colon + 1)}${tail.slice(0, end)}${newline}${lines.join(newline)}${tail.slice(end) || newline}`
}

/** From the beginning of the line of one place to the beginning of the line after another. */
function linesOf(text: string, from: number, to: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const end = text[to - 1] === '\n' ? to : text.indexOf('\n', to) + 1
  return { start, end: end === 0 ? text.length : end }
}

function startOf(node: unknown): number {
  return (node as Node | undefined)?.range?.[0] ?? 0
}

/** Where the last word of a node ends: a block's own range goes on over comments and empty lines. */
function endOf(node: Node): number {
  if (!isCollection(node) || node.flow || node.items.length === 0) return node.range?.[1] ?? 0
  const last = node.items.at(-1)
  return endOf((isMap(node) ? pairEnd(last) : last) as Node)
}

function pairEnd(pair: unknown): unknown {
  const { key, value } = pair as { key: unknown; value: unknown }
  return isEmpty(value) ? key : value
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

function dashColumn(text: string, item: Node): number {
  return columnOf(text, text.lastIndexOf('-', startOf(item) - 1))
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
