import { readFile } from 'node:fs/promises'
import type { DocumentText } from '../documents.ts'
import { kindOfName } from './kinds.ts'
import { defaultLimits, type ReadingLimits } from './limits.ts'
import { readDocument } from './read-document.ts'

interface Options {
  readonly charset?: string
  readonly limits?: Partial<ReadingLimits>
}

/** Reads a document on this thread; its kind follows from its name. */
export async function readNamed(
  name: string,
  content: string | Uint8Array,
  options: Options = {},
): Promise<DocumentText> {
  const kind = kindOfName(name)
  if (kind === null) throw new Error(`${name} is nothing that can be read`)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return await readDocument(
    { kind, name, bytes, charset: options.charset ?? null },
    { ...defaultLimits, ...options.limits },
  )
}

/** A document of the folder `fixtures`, which LibreOffice wrote. */
export async function fixture(name: string): Promise<Buffer> {
  return await readFile(new URL(`./fixtures/${name}`, import.meta.url))
}

/** Chunks as `[headings joined, text]`. */
export function outline({ chunks }: DocumentText): [string, string][] {
  return chunks.map(({ headings, text }) => [headings.join(' > '), text])
}

/** The texts of a document's chunks. */
export async function textsOf(name: string, content: string | Uint8Array): Promise<string[]> {
  return (await readNamed(name, content)).chunks.map(({ text }) => text)
}
