import { open, readFile, realpath, rename, rm } from 'node:fs/promises'

/**
 * Sets one variable in a `.env` file and keeps every other line. The file is replaced in one step and afterwards only
 * its owner can read it (mode 0600), whatever it was before. The value must need no quotes.
 */
export async function saveVariable(file: string, name: string, value: string): Promise<void> {
  // A link stays a link: what it points at is replaced.
  const target = await realpath(file).catch(() => file)
  const text = await readFile(target, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  await replaceFile(target, withVariable(text, name, value))
}

/** Replaces the first assignment, drops later ones, which would win over it, and appends where there is none. */
function withVariable(text: string, name: string, value: string): string {
  const assignment = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
  const at = lines.findIndex((line) => assignment.test(line))
  const kept = lines.filter((line) => !assignment.test(line))
  const before = at === -1 ? kept.length : at
  return [...kept.toSpliced(before, 0, `${name}=${value}`), ''].join(newline)
}

async function replaceFile(target: string, text: string): Promise<void> {
  const draft = `${target}.new`
  await rm(draft, { force: true })
  try {
    await using handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.sync()
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
