import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { Refusal, runCommand, UsageError } from '../../open-desk.ts'
import { complain, print } from '../../output.ts'
import { openSettingsServer, type ServerOptions, withServerOptions } from './server.ts'

interface Options extends ServerOptions {
  readonly note?: string
  readonly base?: string
}

const longestNote = 300

export function pushCommand(): Command {
  return withServerOptions(
    new Command('push')
      .description('let a file answer the new calls of a server')
      .argument('<file>', 'the YAML')
      .option('--note <note>', 'what it is about, for the list of versions')
      .option('--base <version>', 'only if this version is still what the server has, as pull said'),
  ).action((file: string, options: Options) => runCommand(() => push(file, options)))
}

async function push(file: string, { note = '', base, ...where }: Options): Promise<number> {
  if (note.trim().length > longestNote) throw new UsageError(`A note has at most ${longestNote} characters.`)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  const server = await openSettingsServer(where)
  const { version, onDisk } = await server.read()
  const there = onDisk?.version ?? version
  if (base !== undefined && base !== there) {
    throw new Refusal(`The server has version ${there} by now. Pull it, put both together, and push again.`)
  }
  const published = await server.publish({ text, base: there, note })
  if (published === version) print(`Nothing to do: version ${version} runs there already.`)
  else print(`Version ${published} answers new calls now, instead of ${version}.`)
  if (onDisk && published !== onDisk.version)
    complain(`The server's file had been changed by hand (${onDisk.version}); that is written over.`)
  return 0
}
