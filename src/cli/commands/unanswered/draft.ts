import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Command } from 'commander'
import type { Config } from '../../../config/config.ts'
import { isBuiltIn } from '../../../config/load-config.ts'
import { Refusal, runCommand, UsageError, withDesk } from '../../open-desk.ts'
import { print } from '../../output.ts'
import { showPlace } from '../../source-lines.ts'
import { findGroups } from './find-groups.ts'

const details = `
The page goes into the first folder among your sources. It is not used before you have written the
answer into it and taken out its line "draft: true". A page that is there already is never written over.
`

export function draftCommand(): Command {
  return new Command('draft')
    .description('write a page for a question, for you to put the answer in')
    .argument('<id>', 'as it is listed')
    .option('--out <folder>', 'where the page is written, instead of the first folder among your sources')
    .addHelpText('after', details)
    .action((id: string, options: { readonly out?: string }) => runCommand(() => draft(id, options.out)))
}

async function draft(id: string, out: string | undefined): Promise<number> {
  return await withDesk(async (desk, config) => {
    const folder = out === undefined ? await firstFolder(config) : resolve(out)
    const [group] = await findGroups(desk, [id])
    if (!group) return 1
    const { fileName, markdown } = desk.draft(group)
    const file = join(folder, basename(fileName))
    await writeNew(file, markdown)
    print(`Wrote ${showPlace(file)}. Write the answer into it, and take out the line "draft: true".`)
    return 0
  })
}

async function firstFolder({ assistant, assistantFile }: Config): Promise<string> {
  const folder = assistant.knowledge?.sources.find(({ kind }) => kind === 'folder')
  if (folder && !(await isBuiltIn(assistantFile))) return folder.at
  throw new UsageError('There is no folder of your own among the sources; say where to write the page with --out.')
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const reason = code === 'EEXIST' ? 'there is such a file already' : message
    throw new Refusal(`${showPlace(file)} was not written: ${reason}.`, { cause })
  }
}
