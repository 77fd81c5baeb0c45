import { type DocumentKind, UnreadableDocument } from '../documents.ts'

/** What files begin with, as Latin-1 text. */
const beginnings: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'an Office file or ZIP archive'],
  ['PK\u0005\u0006', 'an empty ZIP archive'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'an encrypted or old Office file'],
  ['{\\rtf', 'an RTF document'],
  ['\u0089PNG', 'a PNG image'],
  ['\u00ff\u00d8\u00ff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['II*\u0000', 'a TIFF image'],
  ['MM\u0000*', 'a TIFF image'],
  ['\u007fELF', 'a program'],
  ['MZ\u0090', 'a program'],
  ['\u001f\u008b', 'a gzip archive'],
  ['7z\u00bc\u00af', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['BZh', 'a bzip2 archive'],
  ['SQLite format 3', 'a database'],
  ['%!PS', 'a PostScript document'],
]

const expected: Readonly<Record<DocumentKind, string>> = {
  markdown: 'Markdown text',
  text: 'plain text',
  html: 'an HTML page',
  csv: 'a table in text form',
  pdf: 'a PDF',
  docx: 'a Word document',
  xlsx: 'a spreadsheet',
}

/**
 * Refuses a file that is empty, or whose first bytes say that it is something else than its name or type claims.
 *
 * @throws UnreadableDocument
 */
export function checkBytes(kind: DocumentKind, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableDocument('it is empty')
  // Some programs write a line or two before the PDF begins.
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  if (kind === 'pdf' && start.includes('%PDF-')) return
  const looks = beginnings.find(([beginning]) => start.startsWith(beginning))?.[1]
  switch (kind) {
    case 'docx':
    case 'xlsx':
      if (start.startsWith('PK')) return
      if (looks?.includes('encrypted')) throw new UnreadableDocument(encrypted(kind))
      break
    case 'pdf':
      break
    default:
      if (looks === undefined) return
  }
  const found = looks === undefined ? (isText(bytes) ? 'text' : null) : looks
  throw new UnreadableDocument(
    found === null
      ? `it is not ${expected[kind]}: it is damaged or something else`
      : `it is not ${expected[kind]}: it looks like ${found}; check the ending of its name`,
  )
}

function encrypted(kind: 'docx' | 'xlsx'): string {
  const old = kind === 'docx' ? '.doc' : '.xls'
  return `it is encrypted, or an old ${old} file under a new name; save it as .${kind} without a password`
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4_096).includes(0)
}
