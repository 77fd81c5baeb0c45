import type { InputOptions, PhoneCall } from '../phone/phone-call.ts'
import { isReaction, type Reaction } from './people.ts'

/** What somebody at a keyboard does on the phone. */
export type TypedLine =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'press'; readonly digits: string }
  | { readonly kind: 'silence' }
  | { readonly kind: 'hang-up' }
  /** Not the caller, but somebody who is called, does this. */
  | { readonly kind: 'person'; readonly reaction: Reaction }
  | { readonly kind: 'unknown' }

export const typingHelp = 'Type what you say. /press 1 presses keys, an empty line says nothing, /hangup hangs up.'

/** Reads a line: words to say, or a command that starts with a slash. */
export function parseTypedLine(line: string): TypedLine {
  const text = line.trim()
  if (text === '') return { kind: 'silence' }
  if (!text.startsWith('/')) return { kind: 'say', text }
  if (text === '/hangup') return { kind: 'hang-up' }
  const reaction = text.slice(1)
  if (isReaction(reaction)) return { kind: 'person', reaction }
  const digits = /^\/press\s+([\d*#]+)$/.exec(text)?.[1]
  return digits ? { kind: 'press', digits } : { kind: 'unknown' }
}

/** Does it. Resolves with the turn's result, or null after hanging up. Rejects as `PhoneCall.say` does. */
export async function perform(
  call: PhoneCall,
  line: Exclude<TypedLine, { kind: 'unknown' | 'person' }>,
  options: InputOptions,
) {
  switch (line.kind) {
    case 'say':
      return call.say(line.text, options)
    case 'press':
      return call.press(line.digits, options)
    case 'silence':
      return call.silence()
    case 'hang-up':
      await call.hangUp()
      return null
  }
}
