import { Command, InvalidArgumentError, Option } from 'commander'
import type { Config } from '../../../config/config.ts'
import { withSource } from '../../../config/knowledge-yaml.ts'
import { editConfig } from '../../../config/load-config.ts'
import { runCommand, UsageError, withDeskOf } from '../../open-desk.ts'
import { complain, print } from '../../output.ts'
import { showPlace } from '../../source-lines.ts'
import { explainEdit } from './explain-edit.ts'
import { readSource } from './refresh.ts'
import { type AddOptions, entryOf, type NamedSource, namedSource } from './source-argument.ts'

const details = `
A folder (with the folders in it), a file, or an address. An address is one page, or a sitemap if it
ends in .xml; --kind site takes the pages that it leads to as well. The source is written into the
knowledge section of your assistant.yaml, whose other lines stay as they are, and then read.

If the reading fails, the source stays in the settings: a page may answer later. To take it out again:
npx frontdesk knowledge remove <source>
`

export function addCommand(): Command {
  return new Command('add')
    .description('add a source of documents to assistant.yaml, and read it')
    .argument('<source>', 'path of a folder or file, or address of a page, site or sitemap')
    .addOption(new Option('--kind <kind>', 'what an address is').choices(['page', 'site', 'sitemap']))
    .option('--depth <n>', 'how many links away from its first page a site is read (2 unless given)', wholeNumber)
    .option('--pages <n>', 'how many pages of a site or sitemap are read (200 unless given)', wholeNumber)
    .addHelpText('after', details)
    .action((source: string, options: AddOptions) => runCommand(() => add(source, options)))
}

async function add(words: string, options: AddOptions): Promise<number> {
  const source = await namedSource(words, options)
  const config = await writeDown(source, options)
  complain(`Added the ${source.kind} ${showPlace(source.location)} to ${showPlace(config.assistantFile)}`)
  return await withDeskOf(config, async (desk) => {
    const code = await readSource(desk, source.location)
    if (code !== 0) print(`It stays in the settings. To take it out: npx frontdesk knowledge remove ${words}`)
    return code
  })
}

async function writeDown(source: NamedSource, options: AddOptions): Promise<Config> {
  return await explainEdit(() =>
    editConfig((text, { assistant, assistantFile }) => {
      if (assistant.knowledge?.sources.some(({ at }) => at === source.location)) {
        const refresh = `npx frontdesk knowledge refresh ${showPlace(source.location)}`
        throw new UsageError(`${showPlace(source.location)} is a source already. To read it again: ${refresh}`)
      }
      return withSource(text, entryOf(source, options, assistantFile))
    }),
  )
}

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}
