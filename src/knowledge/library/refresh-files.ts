import { readFile, stat } from 'node:fs/promises'
import { UnreadableDocument } from '../documents.ts'
import { kindOfName } from '../reading/kinds.ts'
import type { DocumentRecord, SourceRecord } from '../store.ts'
import { isKnown } from './keep-document.ts'
import { type FoundFile, listFolder, singleFile } from './list-files.ts'
import type { Refresh } from './refresh.ts'

/** Looks at a folder or a file: reads what is new or changed, and forgets what is gone. */
export async function refreshFiles({ kind, location }: SourceRecord, refresh: Refresh): Promise<void> {
  const files = await list(kind, location)
  const { known, store, progress } = refresh
  for (const [index, file] of files.entries()) {
    refresh.signal.throwIfAborted()
    progress({ done: index, total: files.length, document: file.name })
    await look(file, refresh)
  }
  const names = new Set(files.map(({ name }) => name))
  const gone = [...known.values()].filter(({ name }) => !names.has(name)).map(({ id }) => id)
  if (gone.length > 0) await store.removeDocuments(gone)
}

async function list(kind: SourceRecord['kind'], location: string): Promise<FoundFile[]> {
  try {
    return kind === 'folder' ? await listFolder(location) : [await singleFile(location)]
  } catch (error) {
    throw new UnreadableDocument(`it cannot be looked at: ${plainReason(error)}`, { cause: error })
  }
}

async function look({ name, path, refusal }: FoundFile, refresh: Refresh): Promise<void> {
  const { keeper, known, source, signal, fileBytes } = refresh
  const before = known.get(name) ?? null
  const arrival = { source, name, kind: kindOfName(name) ?? 'text', version: 'unread', etag: null, lastModified: null }
  if (refusal !== null) return await refuseOnce(refresh, arrival, before, refusal)
  try {
    const { version, size } = await describe(path)
    if (isKnown(before, version)) return
    if (size > fileBytes) {
      return await keeper.refuse({ ...arrival, version }, before, `it is larger than ${fileBytes / 1_048_576} MB`)
    }
    const bytes = await readFile(path, { signal })
    await keeper.keep({ ...arrival, version, bytes, charset: null }, before, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (!isSystemError(error)) throw error
    // Gone between the listing and the reading: the next look forgets it.
    if (error.code !== 'ENOENT') await refuseOnce(refresh, arrival, before, `it cannot be read (${error.code})`)
  }
}

async function refuseOnce(
  { keeper }: Refresh,
  arrival: Parameters<Refresh['keeper']['refuse']>[0],
  before: DocumentRecord | null,
  reason: string,
): Promise<void> {
  if (before?.problem !== reason) await keeper.refuse(arrival, before, reason)
}

/** Changes with every edit: inode, size and the time of the last change to the nanosecond. */
async function describe(path: string): Promise<{ version: string; size: number }> {
  const { ino, size, mtimeNs } = await stat(path, { bigint: true })
  return { version: `${ino} ${size} ${mtimeNs}`, size: Number(size) }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

function plainReason(error: unknown): string {
  if (isSystemError(error)) return error.code === 'ENOENT' ? 'there is no such file or folder' : error.code
  return error instanceof Error ? error.message : String(error)
}
