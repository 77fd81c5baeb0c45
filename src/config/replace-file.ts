import { open, realpath, rename, rm, stat } from 'node:fs/promises'

/**
 * Replaces a file in one step, or makes it: whoever reads it meanwhile sees the old text or the new one. A link stays a
 * link, and what it points at is replaced.
 *
 * @param mode permissions afterwards; those of the old file when left out
 * @throws what the file system says; the old file is untouched then
 */
export async function replaceFile(file: string, text: string, mode?: number): Promise<void> {
  const target = await realpath(file).catch(() => file)
  const permissions = mode ?? (await modeOf(target))
  const draft = `${target}.new`
  await rm(draft, { force: true })
  try {
    await using handle = await open(draft, 'wx', permissions)
    // The process's mask may have taken some away.
    await handle.chmod(permissions)
    await handle.writeFile(text)
    await handle.sync()
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function modeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  return found ? found.mode & 0o777 : 0o644
}
