import { Command } from 'commander'
import { withoutSource } from '../../../config/knowledge-yaml.ts'
import { editConfig } from '../../../config/load-config.ts'
import { runCommand, withDeskOf } from '../../open-desk.ts'
import { print } from '../../output.ts'
import { showPlace } from '../../source-lines.ts'
import { explainEdit } from './explain-edit.ts'
import { configuredSource } from './source-argument.ts'

export function removeCommand(): Command {
  return new Command('remove')
    .description('take a source out of assistant.yaml, and forget what was read from it; its files stay')
    .argument('<source>', 'path or address, as it is listed')
    .action((source: string) => runCommand(() => remove(source)))
}

async function remove(words: string): Promise<number> {
  let place = words
  const config = await explainEdit(() =>
    editConfig((text, before) => {
      const source = configuredSource(words, before)
      place = showPlace(source.at)
      return withoutSource(text, before.assistant.knowledge?.sources.indexOf(source) ?? 0)
    }),
  )
  // Opening what was kept with the new settings forgets what they no longer name.
  await withDeskOf(config, (desk) => desk.status())
  print(`Removed ${place} from ${showPlace(config.assistantFile)}`)
  return 0
}
