import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { kindOfName, unsupportedKind } from '../reading/kinds.ts'

/** A file that may hold knowledge. */
export interface FoundFile {
  /** Path below the folder, with forward slashes; for a single file its name. */
  readonly name: string
  readonly path: string
  /** Why it is not read, in a sentence; null when it is. */
  readonly refusal: string | null
}

const unknownKind = 'files with this ending cannot be read'
const limits = { files: 20_000, depth: 10 }

/**
 * The documents of a folder and of the folders in it, by name. Names that start with a dot and files that
 * hold no text are passed over, documents of kinds that cannot be read are refused; a link is followed only to a file inside the folder.
 *
 * @throws when the folder itself cannot be listed, or has more files than one assistant can need
 */
export async function listFolder(folder: string): Promise<FoundFile[]> {
  const root = await realpath(folder)
  const found = await walk(root, root, 0)
  if (found.length > limits.files) throw new Error(`it has more than ${limits.files} files`)
  return found.sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** @throws when there is no such file */
export async function singleFile(path: string): Promise<FoundFile> {
  const found = await stat(path)
  const name = basename(path)
  if (!found.isFile()) return { name, path, refusal: 'it is not a file' }
  return { name, path, refusal: kindOfName(name) === null ? (unsupportedKind(name) ?? unknownKind) : null }
}

async function walk(root: string, folder: string, depth: number): Promise<FoundFile[]> {
  if (depth > limits.depth)
    return [{ name: below(root, folder), path: folder, refusal: 'it is too deep in the folder' }]
  const entries = await readdir(folder, { withFileTypes: true })
  const found: FoundFile[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    found.push(...(await examine(root, folder, entry, depth)))
    if (found.length > limits.files) break
  }
  return found
}

async function examine(root: string, folder: string, entry: Dirent, depth: number): Promise<FoundFile[]> {
  const path = join(folder, entry.name)
  if (entry.isDirectory()) return await walk(root, path, depth + 1)
  const unsupported = unsupportedKind(entry.name)
  if (kindOfName(entry.name) === null && unsupported === null) return []
  return [{ name: below(root, path), path, refusal: unsupported ?? (await refusalOf(root, path, entry)) }]
}

/** Links within the folder are how mounted configuration and some editors replace files; others could leak anything. */
async function refusalOf(root: string, path: string, entry: Dirent): Promise<string | null> {
  if (entry.isFile()) return null
  if (!entry.isSymbolicLink()) return 'it is not a file'
  const target = await realpath(path).catch(() => null)
  if (target === null) return 'it is a link to nothing'
  return target.startsWith(root + sep) ? null : 'it is a link that leads out of the folder'
}

function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}
