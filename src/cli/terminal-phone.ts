import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Person } from '../phone/dial/person.ts'
import type { Phone } from '../phone/phone.ts'
import type { PhoneCall } from '../phone/phone-call.ts'
import type { CallObserver } from '../phone/transcript.ts'
import { reactionNames } from '../scenario/reactions.ts'
import { judge } from './outcome.ts'
import { peopleOf, personWho, type Reaction, type ScriptedPerson } from './people.ts'
import { callerLine, eventLine } from './transcript-lines.ts'
import { parseTypedLine, perform, typingHelp } from './typed-line.ts'

export interface TerminalPhone {
  readonly phone: Phone
  /** Who answers when the caller is put through; for others, somebody types what they do. */
  readonly people: readonly ScriptedPerson[]
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
  const { phone, people, input, output, interactive, complain } = terminal
  const keyboard = createInterface({ input, output, prompt: 'You: ', terminal: interactive })
  const screen = createScreen(keyboard, terminal)
  if (interactive) screen.print(typingHelp)
  const others = createOthers(screen)
  const call = phone.dial({ observer: screen.observer, people: peopleOf(people, others.ask) })
  try {
    await converse(call, keyboard, screen, { interactive, others })
  } finally {
    keyboard.close()
  }
  return judge(call, complain)
}

async function converse(
  call: PhoneCall,
  keyboard: Interface,
  screen: Screen,
  { interactive, others }: { readonly interactive: boolean; readonly others: Others },
): Promise<void> {
  const turns = [settled(call.opening)]
  keyboard.on('line', (line) => {
    const typed = parseTypedLine(line)
    if (typed.kind === 'unknown') return screen.print(typingHelp)
    if (typed.kind === 'hang-up') return void call.hangUp()
    if (typed.kind === 'person') return others.react(typed.reaction)
    turns.push(settled(perform(call, typed, interactive ? { bargeInAfterMs: 0 } : {})))
  })
  keyboard.on('SIGINT', () => void call.hangUp())
  keyboard.on('close', () => {
    others.leave()
    void Promise.all(turns).then(() => call.hangUp())
  })
  await call.over
  await Promise.all(turns)
}

/** What broke a turn is among the call's faults, and told at the end. */
async function settled(turn: Promise<unknown>): Promise<void> {
  await turn.catch(() => {})
}

/** Those whom the caller is put through to, played by whoever types. */
interface Others {
  /** Somebody is called; what is typed next, or was typed already, says what they do. */
  ask(address: string, ringing: AbortSignal): Promise<Person>
  react(reaction: Reaction): void
  /** Nobody types any more. */
  leave(): void
}

function createOthers(screen: Screen): Others {
  const typed: Reaction[] = []
  let asked: ((person: Person) => void) | null = null
  let left = false
  return {
    async ask(_address, ringing) {
      const reaction = typed.shift() ?? (left ? 'nobody' : null)
      if (reaction) return personWho(reaction)
      screen.print(`(you decide: ${reactionNames.map((name) => `/${name}`).join(', ')})`)
      const answer = Promise.withResolvers<Person>()
      asked = answer.resolve
      ringing.addEventListener('abort', () => answer.resolve(personWho('nobody')), { once: true })
      return answer.promise.finally(() => {
        asked = null
      })
    },
    react(reaction) {
      if (asked) asked(personWho(reaction))
      else typed.push(reaction)
    },
    leave() {
      left = true
      asked?.(personWho('nobody'))
    },
  }
}

interface Screen {
  readonly observer: Partial<CallObserver>
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
  const observer: Partial<CallObserver> = {
    sentence({ text, firstWordMs }) {
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
