import type { Phone } from '../phone/phone.ts'
import type { PhoneCall } from '../phone/phone-call.ts'
import { exitCode, judge } from './outcome.ts'
import { peopleOf, personWho, type ScriptedPerson } from './people.ts'
import { transcriptLines } from './transcript-lines.ts'
import { parseTypedLine, perform, typingHelp } from './typed-line.ts'

export interface ScriptedCall {
  readonly phone: Phone
  /** What the caller does, one after another, as it would be typed. */
  readonly lines: readonly string[]
  /** Who answers when the caller is put through; nobody else does. */
  readonly people: readonly ScriptedPerson[]
  /** Takes the transcript, a line at a time. */
  print(line: string): void
  /** Takes what went wrong. */
  complain(line: string): void
}

/**
 * Makes one call along a script. Gives the exit code: 0 when it went through, 1 when something was refused or the
 * assistant hung up before the end of the script, 2 when the server could not be reached.
 */
export async function runScriptedCall({ phone, lines, people, print, complain }: ScriptedCall): Promise<number> {
  const call = phone.dial({ people: peopleOf(people, async () => personWho('nobody')) })
  const printNew = printer(call, print)
  const cutShort = await followScript(call, lines, printNew)
  await call.hangUp()
  printNew()
  const outcome = judge(call, complain)
  if (outcome !== exitCode.success || cutShort === null) return outcome
  complain(cutShort)
  return exitCode.failure
}

/** Gives what kept it from coming to the end, or null. */
async function followScript(call: PhoneCall, lines: readonly string[], printNew: () => void): Promise<string | null> {
  await over(call.opening)
  printNew()
  for (const line of lines) {
    const typed = parseTypedLine(line)
    if (typed.kind === 'person') return `${line} is for a call that you type: here, use --person.`
    if (typed.kind === 'unknown') return `${JSON.stringify(line)} is no command. ${typingHelp}`
    if (call.state === 'ended') return `The call was over before: ${line}`
    await over(perform(call, typed, {}))
    printNew()
  }
  return null
}

/** Waits for a turn; what broke it is among the call's faults. */
async function over(turn: Promise<unknown>): Promise<void> {
  await turn.catch(() => {})
}

function printer(call: PhoneCall, print: (line: string) => void): () => void {
  let printed = 0
  return () => {
    for (const line of transcriptLines(call.transcript.slice(printed))) print(line)
    printed = call.transcript.length
  }
}
