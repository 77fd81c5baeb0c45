import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** How full a disk is, and what a folder on it holds. In bytes. */
export interface DiskUse {
  readonly freeBytes: number
  readonly totalBytes: number
  /** Those that lie in the folder itself, the largest first. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

/** Rejects with what the file system says, such as for a folder that is not there. */
export async function diskUse(folder: string): Promise<DiskUse> {
  const [{ bavail, blocks, bsize }, names] = await Promise.all([statfs(folder), readdir(folder)])
  // A file may be gone by the time it is looked at.
  const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)))
  const files = names.flatMap((name, index) => {
    const file = found[index]
    return file?.isFile() ? [{ name, bytes: file.size }] : []
  })
  return {
    ...{ freeBytes: bavail * bsize, totalBytes: blocks * bsize },
    files: files.toSorted((one, other) => other.bytes - one.bytes),
  }
}
