import { type DocumentKind, type DocumentText, UnreadableDocument } from '../documents.ts'
import { decodeText } from './decode.ts'
import type { ReadingLimits } from './limits.ts'

/** A document as it came, from a file or a page. */
export interface DocumentBytes {
  readonly kind: DocumentKind
  /** What the owner calls it; gives the title when the document has none. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Of the Content-Type header; null for files. */
  readonly charset: string | null
}

/**
 * Reads a document on this thread; what only one kind needs is loaded with the first of that kind.
 *
 * @throws UnreadableDocument
 */
export async function readDocument(document: DocumentBytes, limits: ReadingLimits): Promise<DocumentText> {
  try {
    return await readKind(document, limits)
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    if (error instanceof RangeError && /call stack/i.test(error.message))
      throw new UnreadableDocument('its parts are nested too deeply to be read', { cause: error })
    throw new UnreadableDocument('it is damaged; open it and save it anew', { cause: error })
  }
}

async function readKind({ kind, name, bytes, charset }: DocumentBytes, limits: ReadingLimits): Promise<DocumentText> {
  switch (kind) {
    case 'markdown':
      return (await import('./markdown.ts')).readMarkdown(name, decodeText(bytes, charset), limits)
    case 'text':
      return (await import('./text.ts')).readText(name, decodeText(bytes, charset), limits)
    case 'html':
      return (await import('./html/html.ts')).readHtml(name, bytes, charset, limits)
    case 'csv':
      return (await import('./csv.ts')).readCsv(name, bytes, charset, limits)
    case 'pdf':
      return await (await import('./pdf/pdf.ts')).readPdf(name, bytes, limits)
    case 'docx':
      return await (await import('./office/docx.ts')).readDocx(name, bytes, limits)
    case 'xlsx':
      return await (await import('./office/xlsx.ts')).readXlsx(name, bytes, limits)
  }
}
