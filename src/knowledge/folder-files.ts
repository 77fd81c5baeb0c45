import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Chunk, readDocument } from './documents/document.ts'

/** Why a file, or the folder itself (`.`), is not used as it stands. */
export interface Problem {
  /** Path below the folder, with forward slashes. */
  readonly file: string
  readonly reason: string
}

interface LoadedFile {
  /** Changes whenever the file does. */
  readonly version: string
  /** Of the last version that could be read; empty when none could. */
  readonly chunks: readonly Chunk[]
  readonly problem: string | null
}

/** By path below the folder, in alphabetical order. */
export type LoadedFiles = ReadonlyMap<string, LoadedFile>

const folderLimits = { files: 2_000, fileBytes: 512 * 1024, depth: 10 }

/**
 * Reads the Markdown files of a folder and of the folders in it. Names that start with a dot are skipped; a link is
 * followed only to a file inside the folder. A file that did not change is taken from `before`; one that cannot be
 * read keeps the chunks it had there.
 *
 * @param folder its real path
 * @throws when the folder itself cannot be listed
 */
export async function readFolder(
  folder: string,
  before: LoadedFiles = new Map(),
): Promise<{ files: LoadedFiles; problems: Problem[] }> {
  const found = (await listFolder(folder)).sort((left, right) => (left.file < right.file ? -1 : 1))
  const files = new Map<string, LoadedFile>()
  for (const { file, refusal } of found.slice(0, folderLimits.files)) {
    const loaded = refusal === null ? await loadFile(folder, file, before.get(file)) : refused(refusal)
    if (loaded) files.set(file, loaded)
  }
  const problems = [...files].flatMap(([file, { problem }]) => (problem === null ? [] : { file, reason: problem }))
  if (found.length <= folderLimits.files) return { files, problems }
  const reason = `it has ${found.length} files; only the first ${folderLimits.files} by name are used`
  return { files, problems: [...problems, { file: '.', reason }] }
}

interface Found {
  file: string
  /** Why it is not read, or null. */
  refusal: string | null
}

async function listFolder(root: string, folder = root, depth = 0): Promise<Found[]> {
  if (depth > folderLimits.depth) return [{ file: below(root, folder), refusal: 'is too deep in the folder' }]
  const entries = await readdir(folder, { withFileTypes: true })
  const visible = entries.filter((entry) => !entry.name.startsWith('.'))
  const found = await Promise.all(visible.map((entry) => examine(root, folder, entry, depth)))
  return found.flat()
}

async function examine(root: string, folder: string, entry: Dirent, depth: number): Promise<Found[]> {
  const path = join(folder, entry.name)
  if (entry.isDirectory()) return await listFolder(root, path, depth + 1)
  if (!/\.(?:md|markdown)$/i.test(entry.name)) return []
  const file = below(root, path)
  if (entry.isFile()) return [{ file, refusal: null }]
  return [{ file, refusal: entry.isSymbolicLink() ? await linkRefusal(root, path) : 'is not a file' }]
}

/** Links within the folder are how mounted configuration and some editors replace files; others could leak anything. */
async function linkRefusal(root: string, path: string): Promise<string | null> {
  const target = await realpath(path).catch(() => null)
  if (target === null) return 'is a link to nothing'
  return target.startsWith(root + sep) ? null : 'is a link that leads out of the folder'
}

function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

async function loadFile(folder: string, file: string, before: LoadedFile | undefined): Promise<LoadedFile | null> {
  const path = join(folder, file)
  let version = 'unreadable'
  try {
    const { size, mtimeNs, ino, isFile } = await describe(path)
    version = `${ino} ${size} ${mtimeNs}`
    if (before?.version === version) return before
    if (!isFile) throw new Error('it is not a file')
    if (size > folderLimits.fileBytes) throw new Error(`it is larger than ${folderLimits.fileBytes / 1024} kB`)
    return { version, chunks: readDocument(file, decode(await readFile(path))), problem: null }
  } catch (error) {
    if (isGone(error)) return null
    return { version, chunks: before?.chunks ?? [], problem: describeError(error) }
  }
}

async function describe(path: string) {
  const stats = await stat(path, { bigint: true })
  return { size: Number(stats.size), mtimeNs: stats.mtimeNs, ino: stats.ino, isFile: stats.isFile() }
}

function decode(bytes: Buffer): string {
  if (bytes.includes(0)) throw new Error('it is not a text file')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Error('it is not UTF-8 text; save it with that encoding', { cause })
  }
}

function refused(reason: string): LoadedFile {
  return { version: 'refused', chunks: [], problem: reason }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? `it cannot be read (${String(error.code)})` : error.message
}
