import type { DocumentKind } from '../documents.ts'

const endings = new Map<string, DocumentKind>(
  Object.entries({
    md: 'markdown',
    markdown: 'markdown',
    txt: 'text',
    html: 'html',
    htm: 'html',
    xhtml: 'html',
    pdf: 'pdf',
    docx: 'docx',
    csv: 'csv',
    tsv: 'csv',
    xlsx: 'xlsx',
  }),
)

const types = new Map<string, DocumentKind>(
  Object.entries({
    'text/html': 'html',
    'application/xhtml+xml': 'html',
    'text/plain': 'text',
    'text/markdown': 'markdown',
    'text/x-markdown': 'markdown',
    'application/pdf': 'pdf',
    'application/x-pdf': 'pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
    'text/csv': 'csv',
    'application/csv': 'csv',
    'text/tab-separated-values': 'csv',
  }),
)

/** Types that servers give to whatever they do not know, and the one that they give to Markdown and tables. */
const vague = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'text/plain'])

/** Kinds of documents that hold knowledge but cannot be read, with what to do about it. */
const others: readonly (readonly [RegExp, string])[] = [
  [/\.(?:doc|docm|dot|dotx|odt|rtf|pages|wpd)$/i, 'save it as .docx or .pdf'],
  [/\.(?:xls|xlsm|xlsb|ods|numbers)$/i, 'save it as .xlsx or .csv'],
  [/\.(?:ppt|pptx|pps|odp|key)$/i, 'save it as .pdf'],
  [/\.(?:epub|mobi|xps|djvu|ps|tex)$/i, 'save it as .pdf'],
  [/\.(?:zip|rar|7z|tar|gz|tgz)$/i, 'put the documents in it into the folder themselves'],
]

/** What a file is by its name, or null when it is nothing that can be read. */
export function kindOfName(name: string): DocumentKind | null {
  return endings.get(endingOf(name)) ?? null
}

/**
 * What a page is by its Content-Type header (parameters are ignored), or by the path of its address where the header
 * says little; null when it is nothing that can be read.
 */
export function kindOfType(contentType: string, address: string): DocumentKind | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const known = types.get(type) ?? null
  return vague.has(type) ? (kindOfName(pathOf(address)) ?? known) : known
}

/**
 * Why a file that looks like a document cannot be read, in a sentence for the owner ("it is a .doc file; save it as
 * .docx or .pdf"); null for kinds that can be read and for files that are no documents.
 */
export function unsupportedKind(name: string): string | null {
  const advice = others.find(([ending]) => ending.test(name))?.[1]
  return advice === undefined ? null : `it is a .${endingOf(name)} file, which cannot be read; ${advice}`
}

function endingOf(name: string): string {
  return /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

function pathOf(address: string): string {
  return URL.parse(address)?.pathname ?? ''
}
