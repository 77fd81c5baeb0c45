import { UnreadableDocument } from '../../documents.ts'
import { unzip, zip } from './zip.ts'

/** The parts of a DOCX or XLSX file that hold text: no pictures, fonts, macros or embedded files. */
export interface OfficePackage {
  /** Of its parts. */
  readonly names: readonly string[]
  /** A part as text; empty when there is none of that name. */
  part(name: string): string
  /** A file with these parts only, for libraries that take a whole one. */
  repacked(): ArrayBuffer
}

/**
 * Opens a DOCX or XLSX file.
 *
 * @param mainPart what the kind of document cannot be without
 * @throws UnreadableDocument when it is damaged, encrypted, too large, another kind of file, or defines XML entities
 */
export function openPackage(
  bytes: Uint8Array,
  unpackedBytes: number,
  kind: { mainPart: RegExp; called: string },
): OfficePackage {
  const parts = unzip(bytes, unpackedBytes, (name) => /\.(?:xml|rels)$/i.test(name) && !/\/embeddings\//.test(name))
  if (![...parts.keys()].some((name) => kind.mainPart.test(name)))
    throw new UnreadableDocument(`it is not ${kind.called}${lookOf(parts)}`)
  for (const [name, content] of parts) if (definesEntities(content)) throw entities(name)
  return {
    names: [...parts.keys()],
    part: (name) => parts.get(name)?.toString('utf8') ?? '',
    repacked: () => {
      const archive = zip(parts)
      return archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength) as ArrayBuffer
    },
  }
}

function lookOf(parts: ReadonlyMap<string, unknown>): string {
  const names = [...parts.keys()]
  const has = (beginning: string) => names.some((name) => name.startsWith(beginning))
  if (has('word/')) return ': it looks like a Word document'
  if (has('xl/')) return ': it looks like a spreadsheet'
  if (has('ppt/')) return ': it looks like a presentation'
  if (names.includes('META-INF/manifest.xml')) return ': it looks like an OpenDocument file'
  return ': it is another kind of archive, or damaged'
}

/** Office files never have a document type; entities that name each other grow without end. */
function definesEntities(content: Buffer): boolean {
  // The second is UTF-16 of either byte order.
  return content.includes('<!DOCTYPE') || content.includes(Buffer.from('<!DOCTYPE', 'utf16le').subarray(0, -1))
}

function entities(name: string): UnreadableDocument {
  return new UnreadableDocument(
    `its part ${name} defines XML entities, which no Office program does; it may be hostile`,
  )
}
