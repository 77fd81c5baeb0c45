/** The new text of a file with the line ends of the old one: browsers make all of them `\n`. */
export function withLineEndsOf(before: string, text: string): string {
  const plain = text.replace(/\r\n?/g, '\n')
  const windows = before.split('\r\n').length - 1
  const all = before.split('\n').length - 1
  return windows * 2 > all ? plain.replaceAll('\n', '\r\n') : plain
}
