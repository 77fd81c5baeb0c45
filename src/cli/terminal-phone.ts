import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Phone } from '../phone/phone.ts'
import type { PhoneCall } from '../phone/phone-call.ts'
import type { CallObserver } from '../phone/transcript.ts'
import { judge } from './outcome.ts'
import { callerLine, eventLine } from './transcript-lines.ts'
import { parseTypedLine, perform, typingHelp } from './typed-line.ts'

export interface TerminalPhone {
  readonly phone: Phone
  readonly input: Readable
  readonly output: Writable
  /** True when a person types: then typing cuts in, and lines come back as they are typed. */
  readonly interactive: boolean
  /** Takes what went wrong. */
  complain(line: string): void
}

/**
 * Makes one call that somebody talks on by typing, until a side hangs up. The end of the input hangs up once the
 * assistant has answered. Gives the exit code as `runScriptedCall` does.
 */
export async function runTerminalPhone(terminal: TerminalPhone): Promise<number> {
  const { phone, input, output, interactive, complain } = terminal
  const keyboard = createInterface({ input, output, prompt: 'You: ', terminal: interactive })
  const screen = createScreen(keyboard, terminal)
  if (interactive) screen.print(typingHelp)
  const call = phone.dial({ observer: screen.observer })
  try {
    await converse(call, keyboard, screen, interactive)
  } finally {
    keyboard.close()
  }
  return judge(call, complain)
}

async function converse(call: PhoneCall, keyboard: Interface, screen: Screen, interactive: boolean): Promise<void> {
  const turns = [settled(call.opening)]
  keyboard.on('line', (line) => {
    const typed = parseTypedLine(line)
    if (typed.kind === 'unknown') return screen.print(typingHelp)
    if (typed.kind === 'hang-up') return void call.hangUp()
    turns.push(settled(perform(call, typed, interactive ? { bargeInAfterMs: 0 } : {})))
  })
  keyboard.on('SIGINT', () => void call.hangUp())
  keyboard.on('close', () => void Promise.all(turns).then(() => call.hangUp()))
  await call.over
  await Promise.all(turns)
}

/** What broke a turn is among the call's faults, and told at the end. */
async function settled(turn: Promise<unknown>): Promise<void> {
  await turn.catch(() => {})
}

interface Screen {
  readonly observer: CallObserver
  /** Writes a line above what is being typed. */
  print(line: string): void
}

function createScreen(keyboard: Interface, { output, interactive }: TerminalPhone): Screen {
  let assistantHasTheWord = false
  function print(line: string): void {
    if (interactive) {
      cursorTo(output, 0)
      clearLine(output, 0)
    }
    output.write(`${line}\n`)
    if (interactive) keyboard.prompt(true)
  }
  const observer: CallObserver = {
    sentence(text, firstWordMs) {
      const delay = firstWordMs === null ? '' : `  (${(firstWordMs / 1_000).toFixed(2)} s to the first word)`
      print(`${assistantHasTheWord ? '          ' : 'Assistant:'} ${text}${delay}`)
      assistantHasTheWord = true
    },
    caller(entry) {
      assistantHasTheWord = false
      if (!interactive) print(callerLine(entry))
    },
    line(entry) {
      assistantHasTheWord = false
      const line = eventLine(entry)
      if (line) print(line)
    },
  }
  return { print, observer }
}
