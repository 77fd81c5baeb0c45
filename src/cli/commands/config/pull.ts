import { resolve } from 'node:path'
import { Command } from 'commander'
import { replaceFile } from '../../../config/replace-file.ts'
import { Refusal, runCommand } from '../../open-desk.ts'
import { complain } from '../../output.ts'
import { showPlace } from '../../source-lines.ts'
import { openSettingsServer, type ServerOptions, withServerOptions } from './server.ts'

export function pullCommand(): Command {
  return withServerOptions(
    new Command('pull')
      .description('write the settings that run on a server into a file')
      .argument('[file]', 'where to; to the terminal when left out'),
  ).action((file: string | undefined, options: ServerOptions) => runCommand(() => pull(file, options)))
}

async function pull(name: string | undefined, where: ServerOptions): Promise<number> {
  const server = await openSettingsServer(where)
  const { version, text, masked, isExample, onDisk } = await server.read()
  if (masked) throw new Refusal('This token may not see telephone numbers, so they would be lost. Add numbers:read.')
  if (name === undefined) process.stdout.write(text)
  else {
    const file = resolve(name)
    await replaceFile(file, text)
    complain(`Wrote version ${version} to ${showPlace(file)}`)
  }
  if (isExample) complain('It is the example that comes with the program.')
  if (onDisk) complain(`The file on the server says something else (${onDisk.version || 'it is gone'}) than what runs.`)
  return 0
}
