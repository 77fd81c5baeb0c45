import { access, cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Copies the example's files from its folder into another one, where it is the owner's to change.
 * @returns why it cannot be, in a sentence for the owner; null when it is done. Nothing is ever written over.
 */
export async function copyExample(exampleFile: string, folder: string): Promise<string | null> {
  const example = dirname(exampleFile)
  for (const name of ['assistant.yaml', 'knowledge']) {
    const isThere = await access(join(folder, name)).then(
      () => true,
      () => false,
    )
    if (isThere) return `${join(folder, name)} is there already, so the example was not copied.`
  }
  // The settings last: they alone make the copy count.
  await cp(join(example, 'knowledge'), join(folder, 'knowledge'), { recursive: true, errorOnExist: true, force: false })
  await cp(exampleFile, join(folder, 'assistant.yaml'), { errorOnExist: true, force: false })
  return null
}
