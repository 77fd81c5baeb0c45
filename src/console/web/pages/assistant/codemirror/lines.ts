/** What stands on one line of YAML, as far as it says where things belong. */
export interface YamlLine {
  /** Columns of the dashes that begin entries of lists, counted from 0. */
  readonly dashes: readonly number[]
  /** Column of what follows them. */
  readonly column: number
  /** Null where the line has none. */
  readonly key: string | null
  /** What follows the key and its colon, or the whole of a line without a key; without a comment. */
  readonly value: string
}

const form =
  /^( *)((?:- +)*)(?:("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'[\]{}:,&*!|>%@`-][^\s:]*(?: [^\s:#]+)*) *:(?= |$) *)?(.*)$/

/** Reads a line; null for one that is blank or a comment. */
export function readLine(text: string): YamlLine | null {
  if (/^\s*(?:#|$)/.test(text)) return null
  const bare = /^ *(?:- +)*-$/.exec(text)
  const [, indent = '', dashes = '', key, rest = ''] = form.exec(bare ? `${text} ` : text) ?? []
  return {
    dashes: [...dashes.matchAll(/-/g)].map(({ index }) => indent.length + index),
    column: indent.length + dashes.length,
    key: key === undefined ? null : key.replace(/^(["'])(.*)\1$/, '$2'),
    value: withoutComment(rest).trim(),
  }
}

/** Whether what follows such a value is text, whatever it looks like. */
export function opensText(value: string): boolean {
  return /^[|>][+\d-]*$/.test(value)
}

function withoutComment(text: string): string {
  return text.replace(/(^|\s)#.*$/, '')
}
