import { confirm } from '@clack/prompts'
import { Command } from 'commander'
import { withCaller } from '../../open-callers.ts'
import { Refusal, runCommand, UsageError } from '../../open-desk.ts'
import { complain, print } from '../../output.ts'

interface EraseOptions {
  readonly yes?: boolean
  readonly carrier: boolean
}

const details = `
Removes the caller's calls with all that was said, messages, open questions, what is remembered and
what was sent out; at Twilio the recordings of those calls and all texts to and from the number. Where
other callers spoke of the number it is made unreadable. Nothing brings it back. That somebody was
erased is kept, but not who. Twilio's own list of calls stays: it is deleted in Twilio's console.

The server may be running. Afterwards the whole database file is written anew, for which calls wait a
moment. It can be done again after a failure.

Exit code: 0 done; 1 something could not be done, with the reason; 2 wrong usage or settings.
`

export function eraseCommand(): Command {
  return new Command('erase')
    .description('erase everything that is kept of a caller, here and at Twilio')
    .argument('<number>', "the caller's number")
    .option('--yes', 'do not ask first')
    .option('--no-carrier', 'leave what Twilio has')
    .addHelpText('after', details)
    .action((number: string, options: EraseOptions) => runCommand(() => erase(number, options)))
}

async function erase(written: string, { yes = false, carrier }: EraseOptions): Promise<number> {
  return await withCaller(written, async (desk, number) => {
    if (!yes && !(await isSure(number))) throw new Refusal('Nothing was erased.')
    const erasure = await desk.erase(number, { withoutCarrier: !carrier })
    switch (erasure.kind) {
      case 'live':
        throw new Refusal(
          'A call of this number is going on, or was cut off and not yet closed by the server. Try again later.',
        )
      case 'no-carrier':
        throw new Refusal(
          `Twilio may have recordings of ${count(erasure.recorded, 'call')}. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or leave them there with --no-carrier.`,
        )
      case 'erased': {
        const { calls, mentions, recordings, texts, isUnreadable } = erasure
        print(`Erased ${count(calls, 'call')}, and the number in ${count(mentions, 'record')} of others.`)
        if (carrier) print(`At Twilio: ${count(recordings, 'recording')} and ${count(texts, 'text')}.`)
        if (isUnreadable) return 0
        complain(
          'The database was in use, so the file may still hold what was removed. Do this again when fewer calls go on.',
        )
        return 1
      }
    }
  })
}

async function isSure(number: string): Promise<boolean> {
  if (process.stdin.isTTY !== true) throw new UsageError('Say --yes to erase without being asked.')
  return (await confirm({ message: `Erase everything that is kept of ${number}?`, initialValue: false })) === true
}

function count(many: number, thing: string): string {
  return many === 1 ? `1 ${thing}` : `${many} ${thing}s`
}
