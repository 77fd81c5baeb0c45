import { resolve } from 'node:path'
import { Command } from 'commander'
import { replaceFile } from '../../../config/replace-file.ts'
import { withCaller } from '../../open-callers.ts'
import { runCommand } from '../../open-desk.ts'
import { complain, print } from '../../output.ts'
import { showPlace } from '../../source-lines.ts'

interface ExportOptions {
  readonly out?: string
  readonly carrier: boolean
}

const details = `
The number may be written in any way. What comes out is JSON: calls with everything that was said and
done, messages, open questions, what is remembered, what was sent out, and the ids of recordings and
texts at Twilio. Times are in milliseconds since 1970.

Exit code: 0 done; 1 something could not be done, with the reason; 2 wrong usage or settings.
`

export function exportCommand(): Command {
  return new Command('export')
    .description('write out everything that is kept of a caller')
    .argument('<number>', "the caller's number")
    .option('--out <file>', 'into a file that only you can read, instead of the terminal')
    .option('--no-carrier', 'do not ask Twilio')
    .addHelpText('after', details)
    .action((number: string, options: ExportOptions) => runCommand(() => exportOf(number, options)))
}

async function exportOf(written: string, { out, carrier }: ExportOptions): Promise<number> {
  const found = await withCaller(written, (desk, number) => desk.export(number, { withoutCarrier: !carrier }))
  const json = JSON.stringify(found, null, 2)
  if (out === undefined) {
    print(json)
    return 0
  }
  const file = resolve(out)
  await replaceFile(file, `${json}\n`)
  complain(`Wrote ${found.calls.length === 1 ? 'one call' : `${found.calls.length} calls`} to ${showPlace(file)}`)
  return 0
}
